// The same seed gives the same weights, whoever computes: here in Node, in tests/web/training.test.ts in Chromium.
import { expect, test } from 'vitest';
import { HUNDRED_STEPS_SHA256, trainHundredSteps } from '../train-hundred-steps.ts';

test.each([
  { workers: 1, memory: 'own' },
  { workers: 2, memory: 'shared' },
  { workers: 3, memory: 'shared' },
  { workers: 4, memory: 'shared' },
  { workers: 8, memory: 'shared' },
  { workers: 2, memory: 'messages' },
  { workers: 3, memory: 'messages' },
  { workers: 4, memory: 'messages' },
])('100 steps of the report’s network, workers: $workers, memory: $memory', async ({ memory, workers }) => {
  expect(await trainHundredSteps({ workers, sharedMemory: memory === 'shared' })).toEqual({
    weightsSha256: HUNDRED_STEPS_SHA256,
    numWorkers: workers,
    memory,
    numCorrect: 1176,
  });
});
