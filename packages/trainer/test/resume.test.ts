import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { decodeCheckpoint, type OptimizerSpecInput, type TrainEvent, type TrainOptionsInput } from '@raqam/artifact';
import { synthesizeDataset } from '@raqam/dataset';
import { type TrainingData, type TrainRuntime, train } from '@raqam/trainer';
import { createFileCheckpointStore } from '@raqam/trainer/node';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { asEnded, collect, createMemoryStore, data, type Ended, ofType, options, tiny, trainTiny } from './tiny.ts';

// Many runs, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-trainer-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** What must be the same, however often a run was interrupted: all but times and where it took place. */
function resultOf({ events, done }: { readonly events: readonly TrainEvent[]; readonly done: Ended }) {
  const rows = ofType(events, 'epoch').map(({ row }) => row);
  return { end: { ...done, durationMs: 0 }, history: rows.map((row) => ({ ...row, durationMs: 0 })) };
}

/** Stops a run after some steps, then goes on from what it left. */
async function interrupt(numSteps: number, changes: TrainOptionsInput) {
  const checkpoints = createMemoryStore();
  const stopping = new AbortController();
  const wanted = { ...options, ...changes };
  const runtime: TrainRuntime = { checkpoints, signal: stopping.signal, maxStepsAhead: 0 };
  const events: TrainEvent[] = [];
  for await (const event of train(tiny, data, wanted, runtime)) {
    events.push(event);
    if (event.type === 'step' && event.step + 1 === numSteps) stopping.abort();
  }
  const stopped = asEnded(events.at(-1));
  const { durationMs: savedMs } = await decodeCheckpoint(checkpoints.bytes ?? new Uint8Array());
  const resumed = await collect(train(tiny, data, wanted, { checkpoints, resume: true }));
  return { stopped, savedMs, resumed, checkpoints };
}

describe('a run that was stopped and resumed ends as if it never had been', () => {
  // 20 % of 100 images are set aside: 4 steps an epoch, the last one smaller.
  const changes = { validationFraction: 0.2 };

  test.each([1, 3, 4, 5, 8])('after %d of 8 steps', async (numSteps) => {
    const undisturbed = await trainTiny(changes);
    const { stopped, savedMs, resumed, checkpoints } = await interrupt(numSteps, changes);
    expect(stopped).toMatchObject({ reason: 'stopped', numSteps, metrics: null });
    expect(resumed.events[0]).toMatchObject({ type: 'runStarted', firstStep: numSteps });
    expect(ofType(resumed.events, 'step').map(({ step }) => step)).toEqual(
      Array.from({ length: 8 - numSteps }, (_, index) => numSteps + index),
    );
    expect(resultOf(resumed)).toEqual(resultOf(undisturbed));
    expect(resumed.done.durationMs).toBeGreaterThan(savedMs);
    expect(checkpoints.bytes).toBeNull();
  });

  const optimizers: readonly OptimizerSpecInput[] = [
    { type: 'sgd', momentum: 0.9, nesterov: true },
    { type: 'adagrad' },
    { type: 'adadelta' },
    { type: 'rmsprop' },
    { type: 'adamax' },
  ];
  test.each(optimizers)('with $type', async (optimizer) => {
    const undisturbed = await trainTiny({ optimizer });
    const { resumed } = await interrupt(7, { optimizer });
    expect(resultOf(resumed)).toEqual(resultOf(undisturbed));
  });

  test('with a learning rate that changes', async () => {
    const learningRateSchedule = { type: 'oneCycle' } as const;
    const undisturbed = await trainTiny({ learningRateSchedule });
    const { resumed } = await interrupt(7, { learningRateSchedule });
    expect(resultOf(resumed)).toEqual(resultOf(undisturbed));
  });
});

test('a run killed in mid-epoch goes on from its file and ends with the same weights', {
  timeout: 60_000,
}, async () => {
  const path = join(folder, 'run.checkpoint');
  const program = fileURLToPath(new URL('train-with-checkpoints.ts', import.meta.url));
  const child = spawn(process.execPath, ['--conditions=@raqam/source', '--experimental-strip-types', program, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let numSteps = 0;
  for await (const line of createInterface(child.stdout)) {
    if (line === 'step') numSteps += 1;
    // Two steps into the second epoch and one beyond the last checkpoint.
    if (numSteps === 7) break;
  }
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  expect((await exit)[1]).toBe('SIGKILL');

  const resumed = await trainTiny(
    {},
    { checkpoints: createFileCheckpointStore(path), checkpointEvery: 2, resume: true },
  );
  expect(resumed.events[0]).toMatchObject({ type: 'runStarted', firstStep: 6 });
  expect(resultOf(resumed)).toEqual(resultOf(await trainTiny()));
  expect(await readdir(folder)).toEqual([]);
});

describe('checkpoints', () => {
  test('come once an epoch, behind its row', async () => {
    const { events } = await trainTiny({}, { checkpoints: createMemoryStore() });
    const saved = ofType(events, 'checkpoint');
    expect(saved).toEqual([
      { type: 'checkpoint', epoch: 0, step: 4, location: 'memory' },
      { type: 'checkpoint', epoch: 1, step: 9, location: 'memory' },
    ]);
    expect(events.map(({ type }) => type).slice(5, 8)).toEqual(['step', 'epoch', 'checkpoint']);
  });

  test('come every so many steps', async () => {
    const checkpoints = createMemoryStore();
    const steps: [number, number][] = [];
    for await (const event of train(tiny, data, options, { checkpoints, checkpointEvery: 4 })) {
      if (event.type !== 'checkpoint' || checkpoints.bytes === null) continue;
      const { epoch, stepInEpoch, step, history } = await decodeCheckpoint(checkpoints.bytes);
      expect(history.length).toBe(epoch);
      expect(event.step).toBe(step - 1);
      steps.push([epoch, stepInEpoch]);
    }
    expect(steps).toEqual([
      [0, 4],
      [1, 3],
    ]);
  });

  test('are there until whoever trains has dealt with the last event', async () => {
    const checkpoints = createMemoryStore();
    for await (const event of train(tiny, data, options, { checkpoints, maxStepsAhead: 3 })) {
      if (event.type === 'done') expect(checkpoints.bytes).not.toBeNull();
    }
    expect(checkpoints.bytes).toBeNull();
  });

  test('resuming from nothing is beginning', async () => {
    const { events } = await trainTiny({}, { checkpoints: createMemoryStore(), resume: true });
    expect(events[0]).toMatchObject({ type: 'runStarted', firstStep: 0 });
  });

  test.each<[string, () => Promise<TrainEvent[]>, string]>([
    [
      'other options',
      () => resumeWith({ epochs: 3 }),
      'the checkpoint is of a run with epochs 2; this one has epochs 3.',
    ],
    [
      'another optimizer',
      () => resumeWith({ optimizer: { type: 'sgd' } }),
      'the checkpoint is of a run with optimizer {"type":"adam","learningRate":0.001,"beta1":0.9,"beta2":0.999,"epsilon":1e-7}; ' +
        'this one has optimizer {"type":"sgd","learningRate":0.01,"momentum":0,"nesterov":false}.',
    ],
    [
      'other data',
      () => resumeWith({}, { train: synthesizeDataset({ seed: 2, numTrain: 100, numTest: 1 }).train }),
      'the checkpoint is of a run with dataset synthetic/train; this one has dataset synthetic/train, which is not the same.',
    ],
    [
      'another network',
      () => resumeWith({}, data, { ...tiny, name: 'other' }),
      'the checkpoint is of a run with spec tiny; this one has spec other, which is not the same.',
    ],
  ])('of another run are refused: %s', async (_, resume, message) => {
    expect(await resume()).toEqual([
      expect.objectContaining({
        type: 'done',
        reason: 'failed',
        numSteps: 0,
        errorName: 'CheckpointError',
        message: `${message} Ask for the run that was interrupted, or begin anew without resuming.`,
      }),
    ]);
  });

  async function resumeWith(
    changes: TrainOptionsInput,
    other: TrainingData = data,
    spec = tiny,
  ): Promise<TrainEvent[]> {
    const checkpoints = createMemoryStore();
    for await (const event of train(tiny, data, options, { checkpoints })) if (event.type === 'checkpoint') break;
    const events: TrainEvent[] = [];
    for await (const event of train(spec, other, { ...options, ...changes }, { checkpoints, resume: true })) {
      events.push(event);
    }
    return events;
  }

  test('that cannot be saved end the run', async () => {
    const checkpoints = createFileCheckpointStore(join(folder, 'missing', 'run.checkpoint'));
    const events: TrainEvent[] = [];
    for await (const event of train(tiny, data, options, { checkpoints, checkpointEvery: 2 })) events.push(event);
    expect(events.at(-1)).toMatchObject({
      reason: 'failed',
      numSteps: 2,
      errorName: 'StorageError',
      message: `cannot save ${join(folder, 'missing', 'run.checkpoint')}: there is no such file or folder (ENOENT). Check the path.`,
    });
  });

  test('that are damaged end the run before it starts', async () => {
    const checkpoints = createMemoryStore();
    checkpoints.bytes = new Uint8Array(100);
    const events: TrainEvent[] = [];
    for await (const event of train(tiny, data, options, { checkpoints, resume: true })) events.push(event);
    expect(events).toMatchObject([{ type: 'done', reason: 'failed', errorName: 'ArtifactFormatError' }]);
  });
});
