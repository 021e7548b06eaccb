import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate, recordRun, train } from '@raqam/trainer';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadTinyData, TINY_ENVIRONMENT, TINY_SPEC, tinyRun } from '../../test/tiny-plan.ts';
import type { PlannedRun } from '../experiment/plan-experiment.ts';
import { openRunStore } from '../store/open-run-store.ts';
import type { RunStore } from '../store/run-store.ts';
import { PlanStoppedError } from './errors.ts';
import type { PlanProgress } from './plan-progress.ts';
import { type RunPlanOptions, runPlan } from './run-plan.ts';

let folder = '';
let store: RunStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-bench-run-'));
  store = await openRunStore(folder, { onNotice: () => {} });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

function carryOut(runs: readonly PlannedRun[], options: Partial<RunPlanOptions> = {}) {
  return runPlan(runs, { store, jobs: 1, loadData: loadTinyData, environment: TINY_ENVIRONMENT, ...options });
}

/** The weights that the trainer itself ends with. */
async function digestOf({ options }: PlannedRun): Promise<string> {
  const { weightsSha256 } = await recordRun(train(TINY_SPEC, await loadTinyData(), options));
  return weightsSha256;
}

test('every run is made once and kept, with the bits that the trainer gives', async () => {
  const runs = [1, 2, 3].map((seed) => tinyRun(seed));
  const progress: PlanProgress[] = [];
  const outcomes = await carryOut([...runs, runs[0]], { jobs: 2, onProgress: (each) => progress.push(each) });
  expect(outcomes.map(({ planned, wasThere }) => [planned.seed, wasThere])).toEqual([
    [1, false],
    [2, false],
    [3, false],
    [1, false],
  ]);
  const digests = outcomes.map(({ stored }) => (stored?.kind === 'trained' ? stored.run.weightsSha256 : null));
  expect(digests).toEqual([...(await Promise.all(runs.map(digestOf))), digests[0]]);
  expect(await store.list()).toEqual(runs.map(({ digest }) => digest).sort());
  expect(progress.at(-1)).toEqual({ numRuns: 3, numDone: 3, underWay: [], share: 1, leftMs: 0 });

  const again = await carryOut(runs);
  expect(again.map(({ wasThere }) => wasThere)).toEqual([true, true, true]);
  expect(again.map(({ stored }) => stored)).toEqual(outcomes.slice(0, 3).map(({ stored }) => stored));
});

test('runs are judged, and each of their epochs where that is asked for', async () => {
  const [{ stored }] = await carryOut([tinyRun(5, { judgeEpochs: true, epochs: 3 })]);
  if (stored?.kind !== 'trained') throw new Error('expected a trained run');
  const { run, testHistory } = stored;
  expect(run.environment.cpu).toBe('some processor');
  expect(run.snapshots).toEqual([]);
  expect(testHistory).toHaveLength(3);
  expect(testHistory?.at(-1)).toEqual(run.metrics);
  // The first epoch is judged as a run of one epoch is.
  const { test: images } = await loadTinyData();
  const one = await recordRun(train(TINY_SPEC, await loadTinyData(), { ...tinyRun(5).options, epochs: 1 }));
  if (images === null) throw new Error('expected test images');
  const { accuracy, count, loss } = await evaluate(TINY_SPEC, one.weights, images);
  expect(testHistory?.[0]).toEqual({ accuracy, count, loss });
});

test('what is stopped goes on where it was and ends with the same bits', async () => {
  const long = tinyRun(9, { epochs: 3000, judgeEpochs: false });
  const stop = new AbortController();
  const onProgress = ({ share }: PlanProgress) => {
    if (share > 0.02) stop.abort();
  };
  await expect(carryOut([tinyRun(1), long], { jobs: 2, signal: stop.signal, onProgress })).rejects.toEqual(
    new PlanStoppedError(
      `stopped: 1 of 2 runs are finished and kept in ${folder}. Give the same command again to go on with the others.`,
    ),
  );
  expect(await readdir(join(folder, 'checkpoints'))).toEqual([`${long.digest}.checkpoint`]);
  const [, { stored }] = await carryOut([tinyRun(1), long]);
  expect(stored?.kind === 'trained' && stored.run.weightsSha256).toBe(await digestOf(long));
  expect(await readdir(join(folder, 'checkpoints'))).toEqual([]);
});

test('a run that diverges is kept as a failure; the others go on', async () => {
  const diverging = tinyRun(1, { optimizer: { type: 'sgd', learningRate: 1e30 }, epochs: 4 });
  const outcomes = await carryOut([diverging, tinyRun(2)]);
  expect(outcomes.map(({ stored }) => stored?.kind)).toEqual(['diverged', 'trained']);
  expect(outcomes[0].failure?.errorName).toBe('DivergenceError');
  const again = await carryOut([diverging]);
  expect(again.map(({ failure, wasThere }) => [failure, wasThere])).toEqual([[outcomes[0].failure, true]]);
});

test('a run that fails otherwise is told and not kept', async () => {
  const spec = { ...TINY_SPEC, inputShape: [5, 5, 1] as const };
  const [{ failure, stored }] = await carryOut([tinyRun(1, { spec })]);
  expect(stored).toBe(null);
  expect(failure).toEqual({
    errorName: 'TrainingDataError',
    message: 'tiny/train: images of 4×4; tiny takes 5×5×1. Resize them, or choose another network.',
    numSteps: 0,
  });
  expect(await store.list()).toEqual([]);
});

test('classical models are solved beside networks', async () => {
  const outcomes = await carryOut([tinyRun(1, { spec: { classical: 'leastSquares' } }), tinyRun(1)]);
  const [{ stored }] = outcomes;
  if (stored?.kind !== 'classical') throw new Error('expected a classical run');
  expect(stored.run.metrics).toEqual({ accuracy: 1, loss: null, count: 32 });
  expect(stored.run.dataset.name).toBe('tiny/train');
  expect((await store.read(stored.digest))?.run).toEqual(stored.run);
});
