import { parseTrainOptions, type RunStartedEvent, type StepEvent } from '@raqam/artifact';
import { createModelSpec } from '@raqam/model';
import { expect, test } from 'vitest';
import { ProgressTracker } from '../training/progress-tracker.ts';

const ENGINE = { name: 'wasm', numWorkers: 2, memory: 'messages', precision: 'exact' } as const;
const STARTED: RunStartedEvent = {
  type: 'runStarted',
  environment: {
    cpu: 'unknown',
    numCores: 2,
    simd: 'simd128',
    runtime: 'chromium',
    runtimeVersion: '150',
    platform: 'Linux',
    packages: {},
    engine: ENGINE,
    gitRevision: null,
  },
  spec: createModelSpec('softmax'),
  options: parseTrainOptions({ epochs: 2 }),
  dataset: { name: 'mnist/train', sha256: '0'.repeat(64) },
  inputContract: null,
  startedAt: '2026-11-23T09:30:00.000Z',
  numStepsPerEpoch: 5,
  firstStep: 0,
};

function step(index: number): StepEvent {
  const place = { epoch: Math.floor(index / 5), step: index };
  return { type: 'step', ...place, loss: 1, accuracy: 0.5, learningRate: 0.001, batchSize: 100, durationMs: 2 };
}

test('before the first step nothing is known but what computes', () => {
  const tracker = new ProgressTracker(STARTED, 1000);
  expect(tracker.hasNoSteps).toBe(true);
  expect(tracker.progress()).toMatchObject({
    numEpochs: 2,
    numSteps: 10,
    numDone: 0,
    engine: ENGINE,
    imagesPerSecond: null,
    stepsPerSecond: null,
    remainingMs: null,
  });
});

test('speed and time left are those of the time in which it learnt, without pauses', () => {
  const tracker = new ProgressTracker(STARTED, 1000);
  for (const [index, now] of [1002, 1004, 1006, 1008].entries()) tracker.addStep(step(index), now);
  // 400 images in 8 ms, and six steps of 2 ms to come.
  expect(tracker.progress()).toMatchObject({
    numDone: 4,
    imagesPerSecond: 50_000,
    stepsPerSecond: 500,
    remainingMs: 12,
  });
  tracker.goOn(61_008);
  tracker.addStep(step(4), 61_010);
  expect(tracker.progress()).toMatchObject({ numDone: 5, imagesPerSecond: 50_000, remainingMs: 10 });
  expect(tracker.isComplete).toBe(false);
});

test('a run that goes on keeps its curves, and its pace is that of now', () => {
  const curves = { accuracy: [{ x: 0.2, y: 0.1 }], loss: [{ x: 0.2, y: 2.3 }] };
  const tracker = new ProgressTracker({ ...STARTED, firstStep: 6 }, 1000, curves);
  expect(tracker.progress()).toMatchObject({ numDone: 6, remainingMs: null, curves });
  expect(tracker.hasNoSteps).toBe(false);
  tracker.addStep(step(6), 1002);
  expect(tracker.place).toEqual({ epoch: 1, stepInEpoch: 2 });
  expect(tracker.progress()).toMatchObject({ numDone: 7, stepsPerSecond: 500, remainingMs: 6 });
  expect(tracker.curves.accuracy).toEqual([
    { x: 0.2, y: 0.1 },
    { x: 1.4, y: 0.5 },
  ]);
});
