import { expect, test } from 'vitest';
import { sampleEpochs } from './sample-epochs.ts';

/** A contender that says how long its steps took. */
function contender(stepMs: number) {
  const asked: (number | 'prepared')[] = [];
  return {
    name: `${stepMs} ms`,
    asked,
    prepare: () => asked.push('prepared'),
    trainSteps: (numSteps: number) => {
      asked.push(numSteps);
      return Promise.resolve(numSteps * stepMs);
    },
    dispose: () => {},
  };
}

test('a fast contender trains whole epochs', async () => {
  const fast = contender(20);
  const { name, extrapolatedFrom, sample } = await sampleEpochs(fast, 469);
  expect({ name, extrapolatedFrom }).toEqual({ name: '20 ms', extrapolatedFrom: null });
  expect(await sample()).toEqual([9.38]);
  expect(fast.asked).toEqual(['prepared', 5, 30, 'prepared', 469]);
});

test('a slow one trains 30 steps behind 5 that do not count, from which an epoch is worked out', async () => {
  const slow = contender(100);
  const { extrapolatedFrom, sample } = await sampleEpochs(slow, 469);
  expect(extrapolatedFrom).toBe(30);
  expect(await sample()).toEqual([46.9]);
  expect(slow.asked).toEqual(['prepared', 5, 30, 'prepared', 5, 30]);
});
