import type { StepEvent } from '@raqam/artifact';
import { expect, test } from 'vitest';
import { doneEvent, epochEvent, runStartedEvent, stepEvent } from '../../test/train-events.ts';
import { createTrainingMonitor } from './training-progress.ts';

/** A monitor with a clock that is set by hand. */
function monitorAt(startMs = 0) {
  let nowMs = startMs;
  const monitor = createTrainingMonitor(() => nowMs);
  const step = (atMs: number, fields: Partial<StepEvent>) => {
    nowMs = atMs;
    monitor.add(stepEvent(fields));
  };
  return { monitor, step };
}

test('before it starts nothing is known', () => {
  expect(createTrainingMonitor().progress()).toEqual({
    phase: 'starting',
    epoch: 0,
    numEpochs: 0,
    step: 0,
    numSteps: 0,
    loss: null,
    accuracy: null,
    rows: [],
    lossCurve: [],
    accuracyCurve: [],
    engine: null,
    imagesPerSecond: null,
    remainingMs: null,
  });
});

test('the means are of the epoch under way, each batch by its size', () => {
  const { monitor, step } = monitorAt();
  monitor.add(runStartedEvent({ epochs: 2, numStepsPerEpoch: 2 }));
  step(100, { step: 0, epoch: 0, loss: 2, accuracy: 0.1, batchSize: 30 });
  step(200, { step: 1, epoch: 0, loss: 1, accuracy: 0.5, batchSize: 10 });
  expect(monitor.progress()).toMatchObject({ step: 2, numSteps: 4, epoch: 0, loss: 1.75, accuracy: 0.2 });
  step(300, { step: 2, epoch: 1, loss: 0.5, accuracy: 1, batchSize: 30 });
  expect(monitor.progress()).toMatchObject({ step: 3, epoch: 1, loss: 0.5, accuracy: 1 });
});

test('the curves run along the whole run and end where it is', () => {
  const { monitor, step } = monitorAt();
  monitor.add(runStartedEvent({ epochs: 2, numStepsPerEpoch: 2 }));
  step(100, { step: 0, loss: 2, accuracy: 0.25 });
  step(200, { step: 1, loss: 1, accuracy: 0.5 });
  expect(monitor.progress().lossCurve).toEqual([2, 1, null, null]);
  expect(monitor.progress().accuracyCurve).toEqual([0.25, 0.5, null, null]);
});

test('speed and time left are of the last seconds, and measured anew after a pause', () => {
  const { monitor, step } = monitorAt();
  monitor.add(runStartedEvent({ epochs: 1, numStepsPerEpoch: 1000 }));
  // A slow beginning, which is forgotten, and then 100 steps a second.
  step(10_000, { step: 0 });
  for (let index = 1; index <= 600; index++) step(10_000 + 10 * index, { step: index });
  // Batches of 128.
  expect(monitor.progress().imagesPerSecond).toBeCloseTo(12_800, 6);
  expect(monitor.progress().remainingMs).toBeCloseTo(3990, 6);
  monitor.restartClock();
  expect(monitor.progress()).toMatchObject({ imagesPerSecond: null, remainingMs: null });
});

test('a run that is gone on with has the means of its earlier epochs for a curve', () => {
  const { monitor, step } = monitorAt();
  monitor.add(runStartedEvent({ epochs: 2, numStepsPerEpoch: 2, firstStep: 3 }));
  monitor.add(epochEvent({ epoch: 0, loss: 1.5, accuracy: 0.5 }));
  step(100, { step: 3, epoch: 1, loss: 0.5, accuracy: 0.75 });
  const progress = monitor.progress();
  expect(progress).toMatchObject({ phase: 'training', step: 4, epoch: 1 });
  expect(progress.lossCurve).toEqual([1.5, 1.5, null, 0.5]);
  expect(progress.rows).toHaveLength(1);
});

test('after the last epoch the test is judged, and then it ends', () => {
  const { monitor, step } = monitorAt();
  monitor.add(runStartedEvent({ epochs: 1, numStepsPerEpoch: 1 }));
  step(100, { step: 0 });
  expect(monitor.progress().phase).toBe('training');
  monitor.add(epochEvent({ epoch: 0 }));
  expect(monitor.progress().phase).toBe('evaluating');
  monitor.add(doneEvent());
  expect(monitor.progress().phase).toBe('ended');
});
