import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { chooseCrew } from './choose-crew.ts';

const numCores = availableParallelism();

test.each([
  [{ maxTasks: 1000 }, { numWorkers: numCores, memory: numCores === 1 ? 'own' : 'shared' }],
  [
    { maxTasks: 1000, workers: 8 },
    { numWorkers: 8, memory: 'shared' },
  ],
  [
    { maxTasks: 1000, workers: 8, sharedMemory: false },
    { numWorkers: 8, memory: 'messages' },
  ],
  [
    { maxTasks: 3, workers: 8 },
    { numWorkers: 3, memory: 'shared' },
  ],
  [
    { maxTasks: 1000, workers: 1, sharedMemory: true },
    { numWorkers: 1, memory: 'own' },
  ],
  [
    { maxTasks: 0, workers: 8 },
    { numWorkers: 1, memory: 'own' },
  ],
] as const)('in Node %o gives %o', (wishes, crew) => {
  expect(chooseCrew(wishes)).toEqual(crew);
});

test.each([0, -1, 1.5, Number.NaN])('%d workers are refused', (workers) => {
  expect(() => chooseCrew({ workers, maxTasks: 10 })).toThrow(
    new RangeError(`workers is ${workers}; expected a whole number from 1. Leave it out for one on each core.`),
  );
});
