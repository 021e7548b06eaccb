import { expect, test } from 'vitest';
import { differenceInterval } from './difference-interval.ts';
import { wilsonInterval } from './wilson-interval.ts';

const shareOf = (successes: number, count: number) => ({
  center: successes / count,
  ...wilsonInterval(successes, count),
});

// Newcombe 1998, table II, method 10 (score, without continuity correction), to its four digits.
test.each([
  [56, 70, 48, 80, '0.0524', '0.3339'],
  [9, 10, 3, 10, '0.1705', '0.8090'],
  [5, 56, 0, 29, '-0.0381', '0.1926'],
  [0, 10, 0, 10, '-0.2775', '0.2775'],
  [10, 10, 0, 20, '0.6791', '1.0000'],
])('%i of %i against %i of %i', (a, m, b, n, low, high) => {
  const interval = differenceInterval(shareOf(a, m), shareOf(b, n));
  expect(interval.low.toFixed(4)).toBe(low);
  expect(interval.high.toFixed(4)).toBe(high);
  expect(interval.level).toBe(0.95);
});

test('estimates that are certain differ by exactly their difference', () => {
  const certain = (center: number) => ({ center, low: center, high: center });
  expect(differenceInterval(certain(3), certain(1))).toEqual({ low: 2, high: 2, level: 0.95 });
});
