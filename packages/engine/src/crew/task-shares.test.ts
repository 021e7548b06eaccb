import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { TaskShares } from './task-shares.ts';

test('equal at the beginning, then by speed', () => {
  const shares = new TaskShares(2);
  expect(shares.divide(16)).toEqual([0, 8, 16]);
  for (let step = 0; step < 40; step++) {
    const [, bound] = shares.divide(16);
    // The second worker is three times as fast.
    shares.learn([
      { numTasks: bound, durationMs: 3 * bound },
      { numTasks: 16 - bound, durationMs: 16 - bound },
    ]);
  }
  expect(shares.divide(16)).toEqual([0, 4, 16]);
});

test('a time that the clock cannot tell from 0 makes nobody infinitely fast', () => {
  const shares = new TaskShares(2);
  for (let step = 0; step < 40; step++) {
    shares.learn([
      { numTasks: 4, durationMs: 0 },
      { numTasks: 4, durationMs: 0.1 },
    ]);
  }
  expect(shares.divide(8)).toEqual([0, 4, 8]);
});

test('every task is given once, and nobody is left without where there are enough', () => {
  const times = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(fc.array(times, { maxLength: 5 }), times, fc.nat({ max: 40 }), (history, last, numTasks) => {
      const shares = new TaskShares(last.length);
      for (const each of [...history, last]) {
        shares.learn(last.map((_, worker) => ({ numTasks: worker + 1, durationMs: each[worker % each.length] })));
      }
      const bounds = shares.divide(numTasks);
      expect(bounds[0]).toBe(0);
      expect(bounds.at(-1)).toBe(numTasks);
      const sizes = last.map((_, worker) => bounds[worker + 1] - bounds[worker]);
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(numTasks >= last.length ? 1 : 0);
    }),
  );
});
