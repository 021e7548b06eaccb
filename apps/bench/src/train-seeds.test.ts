import { type DoneEvent, type FailedEvent, parseTrainOptions, type TrainEvent } from '@raqam/artifact';
import { expect, test } from 'vitest';
import { TrainingFailedError } from './command-error.ts';
import { trainSeeds } from './train-seeds.ts';

const EPOCHS = 2;
const STEPS_PER_EPOCH = 3;
const WEIGHTS_SHA256 = 'ab'.repeat(32);

/** A run of two epochs of three steps; every step takes 5 seconds of the clock that `tick` moves. */
async function* run(seed: number, tick: () => void, end: Partial<DoneEvent> = {}): AsyncGenerator<TrainEvent> {
  yield {
    type: 'runStarted',
    environment: {
      cpu: 'unknown',
      numCores: 1,
      simd: 'none',
      runtime: 'test',
      runtimeVersion: '1',
      platform: 'test',
      packages: {},
      engine: null,
      gitRevision: null,
    },
    spec: { version: 1, name: 'none', inputShape: [1], layers: [] },
    options: parseTrainOptions({ epochs: EPOCHS, batchSize: 1, optimizer: { type: 'sgd' }, seed }),
    dataset: { name: 'none', sha256: '00'.repeat(32) },
    inputContract: null,
    startedAt: '2026-11-23T09:30:00.000Z',
    numStepsPerEpoch: STEPS_PER_EPOCH,
    firstStep: 0,
  };
  for (let step = 0; step < EPOCHS * STEPS_PER_EPOCH; step++) {
    tick();
    const epoch = Math.floor(step / STEPS_PER_EPOCH);
    yield { type: 'step', epoch, step, loss: 0.5, accuracy: 1, learningRate: 0.1, batchSize: 1, durationMs: 5000 };
  }
  yield {
    type: 'done',
    reason: 'finished',
    numSteps: 6,
    durationMs: 30_000,
    metrics: { accuracy: 0.9, loss: 0.25, count: 100 },
    confusionMatrix: null,
    wrong: [],
    weights: [],
    weightsSha256: WEIGHTS_SHA256,
    ...end,
  };
}

function clock() {
  let nowMs = 0;
  return {
    now: () => nowMs,
    tick: () => {
      nowMs += 5000;
    },
  };
}

test('gives a result for each seed, and tells how far it is and how long it will take', async () => {
  const { now, tick } = clock();
  const lines: string[] = [];
  const results = await trainSeeds({
    seeds: [7, 8],
    epochs: EPOCHS,
    train: (seed) => run(seed, tick),
    onProgress: (line) => lines.push(line),
    now,
  });
  expect(
    results.map(({ seed, accuracy, loss, count, weightsSha256 }) => ({ seed, accuracy, loss, count, weightsSha256 })),
  ).toEqual([
    { seed: 7, accuracy: 0.9, loss: 0.25, count: 100, weightsSha256: WEIGHTS_SHA256 },
    { seed: 8, accuracy: 0.9, loss: 0.25, count: 100, weightsSha256: WEIGHTS_SHA256 },
  ]);
  // Wilson's interval of 90 of 100.
  expect(results[0].accuracyInterval.low).toBeCloseTo(0.8256, 4);
  expect(lines).toEqual([
    'seed 7 (1 of 2), epoch 1 of 2, loss 0.5000; 17% done, about 50 sec left',
    'seed 7 (1 of 2), epoch 1 of 2, loss 0.5000; 25% done, about 45 sec left',
    'seed 7 (1 of 2), epoch 2 of 2, loss 0.5000; 42% done, about 35 sec left',
    'seed 7 (1 of 2), epoch 2 of 2, loss 0.5000; 50% done, about 30 sec left',
    'seed 8 (2 of 2), epoch 1 of 2, loss 0.5000; 67% done, about 20 sec left',
    'seed 8 (2 of 2), epoch 1 of 2, loss 0.5000; 75% done, about 15 sec left',
    'seed 8 (2 of 2), epoch 2 of 2, loss 0.5000; 92% done, about 5 sec left',
    'seed 8 (2 of 2), epoch 2 of 2, loss 0.5000; 100% done, about 0 sec left',
  ]);
});

test('a run that is stopped ends it; what was finished before is kept', async () => {
  const { now, tick } = clock();
  const results = await trainSeeds({
    seeds: [1, 2, 3],
    epochs: EPOCHS,
    train: (seed) => run(seed, tick, seed === 2 ? { reason: 'stopped', metrics: null } : {}),
    onProgress: () => {},
    now,
  });
  expect(results.map(({ seed }) => seed)).toEqual([1]);
});

test('a run that fails is told with its seed', async () => {
  const failed: FailedEvent = {
    type: 'done',
    reason: 'failed',
    numSteps: 12,
    durationMs: 1,
    errorName: 'DivergenceError',
    message: 'The loss is NaN.',
    stack: null,
  };
  async function* train(): AsyncGenerator<TrainEvent> {
    yield failed;
  }
  await expect(trainSeeds({ seeds: [5], epochs: 1, train, onProgress: () => {} })).rejects.toEqual(
    new TrainingFailedError('Seed 5 failed with a DivergenceError after 12 steps: The loss is NaN.'),
  );
});
