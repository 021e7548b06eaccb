import { expect, test } from 'vitest';
import { doneEvent, epochEvent, runStartedEvent, stepEvent } from '../../test/train-events.ts';
import { createLineFace } from './line-face.ts';
import { createTrainingMonitor } from './training-progress.ts';

test('tells the start, a line every few seconds, and each epoch', () => {
  let nowMs = 0;
  const lines: string[] = [];
  const monitor = createTrainingMonitor(() => nowMs);
  const face = createLineFace(
    { monitor, parts: ['cnn', 'seed 1'] },
    (line) => lines.push(line),
    () => nowMs,
  );
  const events = [
    [0, runStartedEvent({ epochs: 2, numStepsPerEpoch: 100, firstStep: 20 })],
    ...Array.from(
      { length: 80 },
      (_, index) => [100 * (index + 1), stepEvent({ step: 20 + index, epoch: 0, loss: 0.25, accuracy: 0.9 })] as const,
    ),
    [8100, epochEvent({ epoch: 0, validationLoss: 0.2, validationAccuracy: 0.95, durationMs: 8100 })],
    [8200, doneEvent()],
  ] as const;
  for (const [atMs, event] of events) {
    nowMs = atMs;
    monitor.add(event);
    face.onEvent(event);
  }
  expect(lines).toEqual([
    'cnn, seed 1, wasm, 2 workers, shared memory',
    'goes on after step 20',
    'epoch 1 of 2, 35% of the run, loss 0.2500, accuracy 90.00%, 1,280 images/s, 13 sec left',
    'epoch 1 of 2 is over: loss 0.5000, accuracy 80.00%, validation loss 0.2000, validation accuracy 95.00%, 8.1 sec',
  ]);
});
