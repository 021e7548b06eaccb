import { expect, test } from 'vitest';
import { ratioInterval } from './ratio-interval.ts';

test('a ratio’s interval is Student’s on logarithms: the other way round gives reciprocals', () => {
  // ln 1, ln 2, ln 4 have the mean ln 2 and the deviation ln 2; t of 2 degrees of freedom is 4.302653.
  const { center, high, low } = ratioInterval([1, 2, 4]);
  expect(center).toBeCloseTo(2, 12);
  expect(high).toBeCloseTo(2 * 2 ** (4.302653 / Math.sqrt(3)), 4);
  const reciprocal = ratioInterval([1, 1 / 2, 1 / 4]);
  expect([1 / reciprocal.center, 1 / (reciprocal.low ?? 0), 1 / (reciprocal.high ?? 0)]).toEqual([
    expect.closeTo(center, 12),
    expect.closeTo(high ?? 0, 10),
    expect.closeTo(low ?? 0, 10),
  ]);
});
