import { parseTrainOptions } from '@raqam/artifact';
import { synthesizeDataset } from '@raqam/dataset';
import { createModelSpec } from '@raqam/model';
import { describeEnvironment } from '@raqam/trainer';
import { expect, test } from 'vitest';
import type { ExperimentPlan, PlannedRun } from '../experiment/plan-experiment.ts';
import { readTimings, timePlan } from './time-plan.ts';
import type { TimingLog, TimingRound } from './timings.ts';

const DATA = { ...synthesizeDataset({ numTrain: 256, numTest: 1 }), inputContract: null };

function plannedRun(condition: string, epochs: number, learningRate = 0.01): PlannedRun {
  return {
    condition,
    seed: 1,
    spec: createModelSpec('softmax'),
    options: parseTrainOptions({
      epochs,
      batchSize: 32,
      workers: 1,
      seed: 1,
      optimizer: { type: 'sgd', learningRate },
    }),
    data: { name: 'synthetic', folder: null },
    judgeEpochs: false,
    isForChoosing: false,
    digest: `${condition} ${epochs} ${learningRate}`,
  };
}

function planOf(...runs: readonly PlannedRun[]): ExperimentPlan {
  const experiment = {
    kind: 'training',
    name: 'example',
    title: 'Example',
    description: 'An example.',
    data: { name: 'synthetic', folder: null },
    conditions: [],
    seeds: [1],
    judgeEpochs: false,
    timing: { rounds: 2 },
    report: [],
    focus: null,
  } as const;
  return { experiment, runs };
}

function createStore() {
  const logs = new Map<string, TimingRound[]>();
  const timingLog = (key: string): TimingLog => ({
    rounds: async () => logs.get(key) ?? [],
    append: async (round) => {
      logs.set(key, [...(logs.get(key) ?? []), round]);
    },
  });
  return { logs, timingLog };
}

const OPTIONS = {
  data: DATA,
  rounds: 2,
  environment: describeEnvironment(),
  signal: new AbortController().signal,
  onProgress: () => {},
} as const;

test('each condition is trained to its end: thirty times the epochs take longer', async () => {
  const store = createStore();
  const plan = planOf(plannedRun('short', 1), plannedRun('long', 30), { ...plannedRun('long', 30), seed: 2 });
  const timings = await timePlan(plan, { ...OPTIONS, store });
  expect(timings?.conditions.map(({ name }) => name)).toEqual(['short', 'long']);
  expect(timings?.conditions[1].summary.min).toBeGreaterThan(timings?.conditions[0].summary.median ?? 0);
  expect(await readTimings(plan, store)).toEqual(timings);
});

test('another number of workers is another timing', async () => {
  const store = createStore();
  const run = plannedRun('short', 1);
  await timePlan(planOf(run), { ...OPTIONS, store });
  await timePlan(planOf({ ...run, options: { ...run.options, workers: 2 } }), { ...OPTIONS, store });
  expect([...store.logs.values()].map((rounds) => rounds.length)).toEqual([2, 2]);
});

test('what is read is of the machine that timed last', async () => {
  const store = createStore();
  const plan = planOf(plannedRun('short', 1));
  await timePlan(plan, { ...OPTIONS, store });
  const environment = { ...OPTIONS.environment, gitRevision: 'ab'.repeat(20) };
  await timePlan(plan, { ...OPTIONS, rounds: 1, environment, store });
  expect((await readTimings(plan, store))?.rounds).toMatchObject([{ environment }]);
  expect(await readTimings(planOf(plannedRun('other', 1)), store)).toBe(null);
});

test('classical models are not timed', async () => {
  const store = createStore();
  const classical = planOf({ ...plannedRun('least squares', 1), spec: { classical: 'leastSquares' } });
  expect(await timePlan(classical, { ...OPTIONS, store })).toBe(null);
  expect(await readTimings(classical, store)).toBe(null);
});

test('a training that fails cannot be timed', async () => {
  const wild = { ...plannedRun('wild', 3, 1e30), spec: createModelSpec('mlp') };
  await expect(timePlan(planOf(wild), { ...OPTIONS, store: createStore() })).rejects.toThrow(
    /^wild cannot be timed: it failed with a DivergenceError after \d+ steps: /,
  );
});
