import { createRandomSource } from '@raqam/random';
import { expect, test } from 'vitest';
import { ReportArgumentError } from './errors.ts';
import { summarize } from './summarize.ts';

test('sums up by order statistics', () => {
  expect(summarize([5, 1, 4, 2, 3, 100])).toEqual({
    numSamples: 6,
    median: 3.5,
    medianInterval: [1, 100],
    p95: 76.25,
    medianAbsoluteDeviation: 1.5,
    min: 1,
    max: 100,
  });
});

// The ranks stand in every table of the sign test, e.g. Conover, Practical Nonparametric Statistics, table A3.
test.each([
  [5, null],
  [6, [0, 5]],
  [8, [0, 7]],
  [9, [1, 7]],
  [10, [1, 8]],
  [15, [3, 11]],
  [20, [5, 14]],
  [25, [7, 17]],
])('of %i samples the interval of the median reaches from and to the values %j', (n, interval) => {
  const samples = Array.from({ length: n }, (_, i) => i);
  expect(summarize(samples).medianInterval).toEqual(interval);
});

test('the interval of many samples is as narrow as the normal approximation says', () => {
  const [low, high] = summarize(Array.from({ length: 5000 }, (_, i) => i)).medianInterval ?? [];
  // n/2 ± 1.96 · √n / 2
  expect(low).toBeCloseTo(2500 - 69.3, -1);
  expect(high).toBeCloseTo(2499 + 69.3, -1);
});

test('the interval holds the true median in about 95 of 100 runs', () => {
  const source = createRandomSource(1, 'synthesis');
  let numHeld = 0;
  for (let run = 0; run < 1000; run++) {
    const samples = Array.from({ length: 21 }, (_, i) => source.normal(run * 21 + i) ** 3);
    const [low, high] = summarize(samples).medianInterval ?? [Number.NaN, Number.NaN];
    if (low <= 0 && 0 <= high) numHeld++;
  }
  // The exact coverage at n = 21 is 0.973; three standard errors are 0.015.
  expect(numHeld / 1000).toBeGreaterThan(0.958);
  expect(numHeld / 1000).toBeLessThan(0.988);
});

test('samples are not changed, and none is refused', () => {
  const samples = [3, 1, 2];
  summarize(samples);
  expect(samples).toEqual([3, 1, 2]);
  expect(() => summarize([])).toThrow(
    new ReportArgumentError('summarize: received no samples; expected one at least. Measure first.'),
  );
});
