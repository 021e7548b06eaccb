import {
  accuracyInterval,
  meanInterval,
  predictionInterval,
  ReportArgumentError,
  replicationVerdict,
  wilsonInterval,
} from '@raqam/report';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextAbove, nextBelow } from './neighbors.ts';

describe('wilsonInterval', () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i is %d to %d, as published', (successes, count, low, high) => {
    const interval = wilsonInterval(successes, count);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
    expect(interval.level).toBe(0.95);
  });

  test('is exact at its ends', () => {
    expect(wilsonInterval(0, 7).low).toBe(0);
    expect(wilsonInterval(7, 7).high).toBe(1);
  });

  test('holds the measured share, lies within [0, 1] and is mirrored by counting the failures', () => {
    const counts = fc
      .integer({ min: 1, max: 1e6 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(counts, fc.double({ min: 0.5, max: 0.999, noNaN: true }), ([successes, count], level) => {
        const { low, high } = wilsonInterval(successes, count, level);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(successes / count);
        expect(high).toBeGreaterThanOrEqual(successes / count);
        expect(1 - wilsonInterval(count - successes, count, level).high).toBeCloseTo(low, 12);
      }),
    );
  });

  test.each([
    [3, 2],
    [-1, 2],
    [0, 0],
    [0.5, 1],
  ])('refuses %d successes of %d', (successes, count) => {
    expect(() => wilsonInterval(successes, count)).toThrow(
      new ReportArgumentError(
        `wilsonInterval: received ${successes} successes of ${count}; expected a whole number of at least 1 and as many successes at most. Pass counts, not shares.`,
      ),
    );
  });
});

describe('meanInterval', () => {
  test('of Student’s sleep data is the interval that R prints for it', () => {
    // The gain of sleep by the second drug over the first, Student (1908); R: t.test(extra ~ group, paired), mean 1.58.
    const { mean, standardDeviation, interval, numValues } = meanInterval([
      1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4,
    ]);
    expect(numValues).toBe(10);
    expect(mean).toBeCloseTo(1.58, 12);
    expect(standardDeviation).toBeCloseTo(1.229995, 6);
    expect(interval?.low).toBeCloseTo(0.7001142, 7);
    expect(interval?.high).toBeCloseTo(2.4598858, 7);
    expect(interval?.level).toBe(0.95);
  });

  test('of one value has no interval', () => {
    expect(meanInterval([3])).toEqual({ numValues: 1, mean: 3, standardDeviation: null, interval: null });
  });

  test('of equal values has no width', () => {
    expect(meanInterval([2, 2, 2]).interval).toEqual({ low: 2, high: 2, level: 0.95 });
  });

  test.each([
    [[], 0.95, 'received no values; expected one at least. Measure first.'],
    [[1, Number.NaN], 0.95, 'value 1 is NaN; expected finite numbers. Leave out repetitions that failed, and say so.'],
    [
      [1, 2],
      95,
      'level is 95; expected a number between 0 and 1, such as 0.95. Pass the share of intervals that shall hold the true value.',
    ],
  ])('refuses %j at %d', (values, level, message) => {
    expect(() => meanInterval(values, level)).toThrow(new ReportArgumentError(`meanInterval: ${message}`));
  });
});

/** Five readings: Hahn & Meeker, Statistical Intervals (1991), chapter 4; mean 50.10, standard deviation 1.31. */
const READINGS = [51.4, 49.5, 48.7, 49.3, 51.6];

describe('predictionInterval', () => {
  test('of five readings is what Hahn and Meeker print', () => {
    // 50.10 ± 3.04 · 1.31.
    const interval = predictionInterval(READINGS);
    expect(interval?.low.toFixed(1)).toBe('46.1');
    expect(interval?.high.toFixed(1)).toBe('54.1');
    expect(interval?.level).toBe(0.95);
    const { mean, standardDeviation } = meanInterval(READINGS);
    expect([mean.toFixed(2), standardDeviation?.toFixed(2)]).toEqual(['50.10', '1.31']);
    expect((((interval?.high ?? 0) - mean) / (standardDeviation ?? 1)).toFixed(2)).toBe('3.04');
  });

  test('is wider than the interval of the mean by √(n + 1)', () => {
    const prediction = predictionInterval(READINGS, 0.9);
    const { interval } = meanInterval(READINGS, 0.9);
    const width = (each: { low: number; high: number } | null) => (each === null ? 0 : each.high - each.low);
    expect(width(prediction) / width(interval)).toBeCloseTo(Math.sqrt(6), 12);
  });

  test('of one value, or none, there is none', () => {
    expect(predictionInterval([1])).toBeNull();
    expect(predictionInterval([])).toBeNull();
  });
});

describe('replicationVerdict', () => {
  test('flips at the ends of the prediction interval and not before', () => {
    const { low, high } = predictionInterval(READINGS) ?? { low: 0, high: 0 };
    const judge = (published: number) => {
      const { kind, side } = replicationVerdict(published, READINGS);
      return [kind, side];
    };
    expect(judge(low)).toEqual(['reproduced', null]);
    expect(judge(high)).toEqual(['reproduced', null]);
    expect(judge(nextBelow(low))).toEqual(['notReproduced', 'below']);
    expect(judge(nextAbove(high))).toEqual(['notReproduced', 'above']);
  });

  test('carries both figures', () => {
    expect(replicationVerdict(50, READINGS, 0.99)).toEqual({
      kind: 'reproduced',
      published: 50,
      mean: meanInterval(READINGS).mean,
      predictionInterval: predictionInterval(READINGS, 0.99),
      side: null,
    });
  });

  test('one run or none cannot tell', () => {
    const untold = { kind: 'tooFew', published: 0.99, predictionInterval: null, side: null };
    expect(replicationVerdict(0.99, [0.98])).toEqual({ ...untold, mean: 0.98 });
    expect(replicationVerdict(0.99, [])).toEqual({ ...untold, mean: null });
  });

  test('where every run gave the same, another figure is not reproduced', () => {
    expect(replicationVerdict(0.5, [0.5, 0.5, 0.5]).kind).toBe('reproduced');
    expect(replicationVerdict(nextAbove(0.5), [0.5, 0.5, 0.5]).kind).toBe('notReproduced');
  });

  test('refuses a published figure that is none', () => {
    expect(() => replicationVerdict(Number.NaN, READINGS)).toThrow(
      new ReportArgumentError(
        'replicationVerdict: the published figure is NaN; expected a finite number. Leave out figures that were not published.',
      ),
    );
  });
});

test('accuracyInterval is that of the images read rightly, though a share is no whole number', () => {
  for (const [numRight, count] of [
    [9895, 10_000],
    [29, 3 * 7 * 11],
  ] as const) {
    expect(accuracyInterval({ accuracy: numRight / count, count }, 0.9)).toEqual(wilsonInterval(numRight, count, 0.9));
  }
});
