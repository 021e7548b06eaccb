import { readdirSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadTinyData, TINY_ENVIRONMENT, TINY_SPEC, tinyRun } from '../../test/tiny-plan.ts';
import type { ThreadAnswer, TrainJob } from './thread-messages.ts';
import { trainRun } from './train-run.ts';

let folder = '';
let job: TrainJob;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-bench-train-'));
  job = {
    dataKey: 'tiny',
    spec: TINY_SPEC,
    options: { ...tinyRun(4, { epochs: 4 }).options, workers: 1 },
    judgeEpochs: true,
    isForChoosing: false,
    environment: TINY_ENVIRONMENT,
    checkpoint: { path: join(folder, 'run.checkpoint'), testHistoryPath: join(folder, 'run.json') },
    checkpointEvery: 1000,
  };
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Trains, and stops after so many steps of the 16. */
async function trainFor(numSteps: number) {
  const stop = new AbortController();
  const steps: number[] = [];
  const answer = await trainRun(job, await loadTinyData(), {
    signal: stop.signal,
    onStep: (step) => {
      steps.push(step);
      if (step === numSteps) stop.abort();
    },
  });
  return { answer, steps };
}

function resultOf(answer: ThreadAnswer) {
  if (answer.type !== 'trained') throw new Error(`expected a trained run, received ${answer.type}`);
  const { run, testHistory } = answer;
  return { weightsSha256: run.weightsSha256, metrics: run.metrics, numEpochs: run.history.length, testHistory };
}

/** What the run ends with when nobody stops it. */
async function undisturbed() {
  const { answer, steps } = await trainFor(Number.POSITIVE_INFINITY);
  expect(steps).toHaveLength(16);
  return resultOf(answer);
}

test('a run to choose by never sees the test data, and learns what it would learn otherwise', async () => {
  const judged = await undisturbed();
  job = { ...job, isForChoosing: true };
  expect(await undisturbed()).toEqual({ ...judged, metrics: null, testHistory: null });
});

test.each([3, 4, 9, 12])('stopped after %i steps it goes on from there, to the same bits', async (numSteps) => {
  const { answer } = await trainFor(numSteps);
  expect(answer).toEqual({ type: 'stopped' });
  expect((await readdir(folder)).sort()).toEqual(['run.checkpoint', 'run.json']);
  const resumed = await trainFor(Number.POSITIVE_INFINITY);
  expect(resumed.steps[0]).toBe(numSteps + 1);
  expect(await readdir(folder)).toEqual([]);
  expect(resultOf(resumed.answer)).toEqual(await undisturbed());
});

test.each([
  ['the checkpoint is damaged', () => writeFile(job.checkpoint.path, 'no checkpoint')],
  ['the checkpoint is of another run', async () => (job = { ...job, options: { ...job.options, seed: 5 } })],
  ['the test history is damaged', () => writeFile(job.checkpoint.testHistoryPath, '[]')],
  ['the test history is gone', () => rm(job.checkpoint.testHistoryPath)],
])('where %s it begins anew', async (_, damage) => {
  await trainFor(9);
  await damage();
  const { answer, steps } = await trainFor(Number.POSITIVE_INFINITY);
  expect(steps).toHaveLength(16);
  expect(resultOf(answer)).toEqual(await undisturbed());
  expect(await readdir(folder)).toEqual([]);
});

test('a run that diverges leaves nothing to go on from', async () => {
  const options = {
    ...job.options,
    optimizer: { type: 'sgd', learningRate: 1e30, momentum: 0, nesterov: false } as const,
  };
  job = { ...job, options, checkpointEvery: 1 };
  const { answer } = await trainFor(Number.POSITIVE_INFINITY);
  expect(answer).toMatchObject({ type: 'failed', failure: { errorName: 'DivergenceError' } });
  expect(await readdir(folder)).toEqual([]);
});

test('checkpoints come on the way, where a run is long enough for them', async () => {
  job = { ...job, checkpointEvery: 6 };
  const seen: string[][] = [];
  await trainRun(job, await loadTinyData(), {
    signal: new AbortController().signal,
    onStep: (step) => {
      if (step === 8) seen.push([...readdirSync(folder)].sort());
    },
  });
  expect(seen).toEqual([['run.checkpoint', 'run.json']]);
});
