import { clusteredInterval, meanInterval, ReportArgumentError } from '@raqam/report';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/**
 * Of the eleven values below, as a fraction: (X'X)⁻¹ (Σ_g X_g' u_g u_g' X_g) (X'X)⁻¹ · G/(G − 1), with X a column of ones,
 * u = y − 8/11 and G = 4, summed over all pairs of values of one cluster.
 */
const SANDWICH = 392 / 43923;

describe('clusteredInterval', () => {
  test('of clusters of one size has the standard error that R prints', () => {
    // R's survey package, svymean over svydesign(id = ~cluster): mean 44.778, SE 0.294; by hand, SE² = 7 / 81.
    const { mean, standardError, numClusters, numValues, interval } = clusteredInterval(
      [23, 33, 77, 25, 35, 74, 27, 37, 72],
      ['1', '1', '1', '2', '2', '2', '3', '3', '3'],
    );
    expect({ numClusters, numValues }).toEqual({ numClusters: 3, numValues: 9 });
    expect(mean).toBeCloseTo(403 / 9, 12);
    expect(standardError).toBeCloseTo(Math.sqrt(7 / 81), 12);
    // 4.302653: the 97.5 % point of Student's distribution with two degrees of freedom, as tables print it.
    expect(interval.low).toBeCloseTo(403 / 9 - 4.302653 * Math.sqrt(7 / 81), 6);
    expect(interval.high).toBeCloseTo(403 / 9 + 4.302653 * Math.sqrt(7 / 81), 6);
    expect(interval.level).toBe(0.95);
  });

  test('of clusters of different sizes is what the sandwich of a regression on a constant gives', () => {
    const values = [1, 1, 0, 1, 1, 1, 1, 0, 0, 1, 1];
    const writers = ['a', 'a', 'a', 'b', 'c', 'c', 'c', 'c', 'c', 'd', 'd'];
    const { mean, standardError, designEffect, interval } = clusteredInterval(values, writers);
    expect(mean).toBeCloseTo(8 / 11, 14);
    expect(standardError).toBeCloseTo(Math.sqrt(SANDWICH), 14);
    expect(designEffect).toBeCloseTo(SANDWICH / (8 / 11) / (3 / 11) / (1 / 10), 12);
    expect(interval.low).toBeCloseTo(8 / 11 - 3.182446305 * Math.sqrt(SANDWICH), 8);
    expect(interval.high).toBeCloseTo(8 / 11 + 3.182446305 * Math.sqrt(SANDWICH), 8);
  });

  test('with one value to a cluster is Student’s interval, and the design effect is 1', () => {
    const values = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(values, (each) => {
        const clustered = clusteredInterval(
          each,
          each.map((_, index) => String(index)),
          0.9,
        );
        const { interval } = meanInterval(each, 0.9);
        expect(clustered.interval.low).toBeCloseTo(interval?.low ?? Number.NaN, 9);
        expect(clustered.interval.high).toBeCloseTo(interval?.high ?? Number.NaN, 9);
        if (clustered.designEffect !== null) expect(clustered.designEffect).toBeCloseTo(1, 9);
      }),
    );
  });

  test('copies of a value within its cluster add nothing', () => {
    const values = [0, 1, 1, 0, 1];
    const names = ['a', 'b', 'c', 'd', 'e'];
    const once = clusteredInterval(values, names);
    const thrice = clusteredInterval([...values, ...values, ...values], [...names, ...names, ...names]);
    expect(thrice.standardError).toBeCloseTo(once.standardError, 14);
    expect(thrice.designEffect).toBeCloseTo(14 / 4, 12);
  });

  test('of equal values has no width and no design effect', () => {
    expect(clusteredInterval([1, 1, 1], ['a', 'a', 'b'])).toEqual({
      numValues: 3,
      numClusters: 2,
      mean: 1,
      standardError: 0,
      designEffect: null,
      interval: { low: 1, high: 1, level: 0.95 },
    });
  });

  test.each([
    [
      [1, 0],
      ['a', 'b', 'c'],
      0.95,
      'received 2 values and 3 clusters; expected as many. Name the cluster of each value.',
    ],
    [
      [1, Number.NaN],
      ['a', 'b'],
      0.95,
      'value 1 is NaN; expected finite numbers. Pass 1 for what is right and 0 for what is not.',
    ],
    [
      [1, 0],
      ['a', 'a'],
      0.95,
      'all 2 values are of 1 cluster; expected two clusters at least. One cluster tells nothing about others.',
    ],
    [
      [1, 0],
      ['a', 'b'],
      95,
      'level is 95; expected a number between 0 and 1, such as 0.95. Pass the share of intervals that shall hold the true value.',
    ],
  ])('refuses %j of %j at level %d', (values, clusters, level, message) => {
    expect(() => clusteredInterval(values, clusters, level)).toThrow(
      new ReportArgumentError(`clusteredInterval: ${message}`),
    );
  });
});
