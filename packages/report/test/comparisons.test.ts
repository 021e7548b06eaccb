import {
  type Comparison,
  compareMeans,
  compareOutcomes,
  comparisonVerdict,
  holmAdjust,
  mcnemarTest,
  pairedDifferenceInterval,
  pairedOutcomes,
  ReportArgumentError,
  welchTest,
} from '@raqam/report';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nextAbove, nextBelow } from './neighbors.ts';

/** Hours of sleep gained with each of two drugs, ten patients each: Student (1908), as R's data set `sleep` has it. */
const SLEEP_1 = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const SLEEP_2 = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

describe('welchTest', () => {
  test('of Student’s sleep data is what R prints for it', () => {
    // R, ?t.test: t.test(extra ~ group, data = sleep).
    const result = welchTest(SLEEP_1, SLEEP_2);
    expect(result?.t.toFixed(4)).toBe('-1.8608');
    expect(result?.degreesOfFreedom.toFixed(3)).toBe('17.776');
    expect(result?.p.toFixed(5)).toBe('0.07939');
    expect(result?.difference).toBeCloseTo(0.75 - 2.33, 12);
    expect(result?.interval.low.toFixed(7)).toBe('-3.3654832');
    expect(result?.interval.high.toFixed(7)).toBe('0.2054832');
    expect(result?.interval.level).toBe(0.95);
  });

  test('is mirrored when the two change places', () => {
    const one = welchTest(SLEEP_1, SLEEP_2, 0.9);
    const other = welchTest(SLEEP_2, SLEEP_1, 0.9);
    expect(other?.t).toBe(-(one?.t ?? 0));
    expect(other?.p).toBe(one?.p);
    expect(other?.interval.low).toBeCloseTo(-(one?.interval.high ?? 0), 12);
  });

  test('the interval leaves out 0 just when p is below its level', () => {
    const values = fc.array(fc.integer({ min: 9800, max: 9950 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(values, values, fc.constantFrom(0.8, 0.95, 0.99), (first, second, level) => {
        const result = welchTest(first, second, level);
        if (result === null || Math.abs(result.p - (1 - level)) < 1e-9) return;
        const leavesOut = result.interval.low > 0 || result.interval.high < 0;
        expect(leavesOut).toBe(result.p < 1 - level);
      }),
    );
  });

  test('does not depend on the unit, however small', () => {
    const one = welchTest(SLEEP_1, SLEEP_2);
    const small = welchTest(
      SLEEP_1.map((value) => value * 2 ** -300),
      SLEEP_2.map((value) => value * 2 ** -300),
    );
    expect(small?.p).toBe(one?.p);
    expect(small?.degreesOfFreedom).toBe(one?.degreesOfFreedom);
  });

  test('without spread it gives the limits', () => {
    expect(welchTest([2, 2], [1, 1, 1])).toEqual({
      difference: 1,
      interval: { low: 1, high: 1, level: 0.95 },
      standardError: 0,
      t: Number.POSITIVE_INFINITY,
      degreesOfFreedom: 3,
      p: 0,
    });
    expect(welchTest([1, 1], [1, 1])).toMatchObject({ difference: 0, t: 0, p: 1 });
  });

  test('fewer than two values give no test', () => {
    expect(welchTest([1], [1, 2])).toBeNull();
    expect(welchTest([1, 2], [])).toBeNull();
  });

  test('refuses a level that is none, and values that are not finite', () => {
    expect(() => welchTest([1, 2], [1, 2], 5)).toThrow(
      new ReportArgumentError(
        'welchTest: level is 5; expected a number between 0 and 1, such as 0.95. Pass the share of intervals that shall hold the true value.',
      ),
    );
    expect(() => welchTest([1, 2], [1, Number.NaN])).toThrow(
      new ReportArgumentError(
        'meanInterval: value 1 is NaN; expected finite numbers. Leave out repetitions that failed, and say so.',
      ),
    );
  });
});

describe('mcnemarTest', () => {
  test('of the approval of a president by 1,600 Americans is what R prints for it', () => {
    // Agresti, Categorical Data Analysis (1990), p. 350; R, ?mcnemar.test: X-squared = 16.818, p-value = 4.115e-05.
    const { statistic, p, exact } = mcnemarTest({ onlyFirstRight: 150, onlySecondRight: 86 });
    expect(statistic.toFixed(3)).toBe('16.818');
    expect(p.toExponential(3)).toBe('4.115e-5');
    expect(exact).toBe(false);
  });

  test('of two classifiers that differ on 40 images, as the documentation of mlxtend has it', () => {
    const { statistic, p } = mcnemarTest({ onlyFirstRight: 25, onlySecondRight: 15 });
    expect(statistic).toBeCloseTo(2.025, 12);
    expect(p.toFixed(4)).toBe('0.1547');
  });

  test.each([
    // Fagerland, Lydersen & Laake, BMC Medical Research Methodology 13:91 (2013), table 1 (Bentur et al.).
    [1, 7, 0.0703125],
    // The documentation of mlxtend: exact p of 11 against 1.
    [11, 1, 0.00634765625],
    // The two-sided sign test, as every table of it has it.
    [5, 15, 0.04138946533203125],
    [6, 14, 0.11531829833984375],
  ])('is exact for few: %i against %i', (onlyFirstRight, onlySecondRight, p) => {
    expect(mcnemarTest({ onlyFirstRight, onlySecondRight })).toEqual({
      statistic: Math.min(onlyFirstRight, onlySecondRight),
      exact: true,
      p,
    });
  });

  test('equal counts, and none at all, tell nothing apart', () => {
    expect(mcnemarTest({ onlyFirstRight: 0, onlySecondRight: 0 })).toEqual({ statistic: 0, exact: true, p: 1 });
    expect(mcnemarTest({ onlyFirstRight: 12, onlySecondRight: 12 }).p).toBe(1);
    expect(mcnemarTest({ onlyFirstRight: 13, onlySecondRight: 13 })).toEqual({ statistic: 0, exact: false, p: 1 });
  });

  test('from 25 images on it approximates', () => {
    expect(mcnemarTest({ onlyFirstRight: 8, onlySecondRight: 16 }).exact).toBe(true);
    const { p, exact } = mcnemarTest({ onlyFirstRight: 8, onlySecondRight: 17 });
    expect(exact).toBe(false);
    // 2 · P(X ≤ 8) of Binomial(25, ½) is 3617586 / 2²⁵.
    expect(Math.abs(p - 3_617_586 / 2 ** 25)).toBeLessThan(0.003);
  });

  test.each([
    [1.5, 2],
    [1, -1],
  ])('refuses %d and %d', (onlyFirstRight, onlySecondRight) => {
    expect(() => mcnemarTest({ onlyFirstRight, onlySecondRight })).toThrow(
      new ReportArgumentError(
        `mcnemarTest: received ${onlyFirstRight} and ${onlySecondRight} images; expected whole numbers of at least 0. Count the images that only one run reads rightly.`,
      ),
    );
  });
});

describe('pairedOutcomes', () => {
  const wrong = (...indices: number[]) => indices.map((index) => ({ index }));

  test('counts by who was wrong', () => {
    expect(pairedOutcomes(wrong(1, 3, 5, 7), wrong(3, 4), 10)).toEqual({
      bothRight: 5,
      onlyFirstRight: 1,
      onlySecondRight: 3,
      bothWrong: 1,
    });
  });

  test('refuses images that are not of the set', () => {
    expect(() => pairedOutcomes(wrong(1), wrong(12), 10)).toThrow(
      new ReportArgumentError(
        'pairedOutcomes: image 12 is wrong in a run of 10 images; expected indices from 0 to 9. Pass runs that were judged on the same images, and how many these are.',
      ),
    );
  });
});

describe('pairedDifferenceInterval', () => {
  // Newcombe, Statistics in Medicine 17 (1998) 2635-2650, table III, method 10, to the four decimals printed there; the
  // row 1, 97, 1, 1 is left out, whose 0.87367 is cut to 0.8736 there.
  test.each([
    [36, 12, 2, 0, '0.0569', '0.3404'],
    [20, 12, 2, 16, '0.0562', '0.3292'],
    [18, 12, 2, 18, '0.0562', '0.3290'],
    [36, 14, 0, 0, '0.1528', '0.4167'],
    [35, 14, 0, 1, '0.1461', '0.4175'],
    [18, 14, 0, 18, '0.1441', '0.3963'],
    [2, 97, 1, 0, '0.8721', '0.9854'],
    [0, 29, 1, 0, '0.6666', '0.9882'],
    [2, 98, 0, 0, '0.9178', '0.9945'],
    [1, 98, 0, 1, '0.9171', '0.9916'],
    [0, 30, 0, 0, '0.8395', '1.0000'],
    [54, 0, 0, 0, '-0.0664', '0.0664'],
    [53, 0, 0, 1, '-0.0729', '0.0729'],
    [30, 0, 0, 24, '-0.0358', '0.0358'],
  ])('of %i, %i, %i and %i is as published', (bothRight, onlyFirstRight, onlySecondRight, bothWrong, low, high) => {
    const interval = pairedDifferenceInterval({ bothRight, onlyFirstRight, onlySecondRight, bothWrong });
    expect([interval.low.toFixed(4), interval.high.toFixed(4), interval.level]).toEqual([low, high, 0.95]);
  });

  test('refuses no images', () => {
    expect(() =>
      pairedDifferenceInterval({ bothRight: 0, onlyFirstRight: 0, onlySecondRight: 0, bothWrong: 0 }),
    ).toThrow(
      new ReportArgumentError(
        'wilsonInterval: received 0 successes of 0; expected a whole number of at least 1 and as many successes at most. Pass counts, not shares.',
      ),
    );
  });
});

describe('holmAdjust', () => {
  test('of four tests, by hand', () => {
    // 4 · 0.005, 3 · 0.01, 2 · 0.03, and 0.04 raised to the one before it.
    expect(holmAdjust([0.01, 0.04, 0.03, 0.005])).toEqual([0.03, 0.06, 0.06, 0.02]);
  });

  test('of Holm’s step-down procedure on fifteen tests', () => {
    // Benjamini & Hochberg, J. R. Statist. Soc. B 57 (1995), table of 15 p: Bonferroni's steps reject just the first
    // three of them at 0.05 (0.0001 ≤ 0.05/15, 0.0004 ≤ 0.05/14, 0.0019 ≤ 0.05/13, 0.0095 > 0.05/12).
    const published = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
    ];
    const adjusted = holmAdjust(published).map(Number);
    expect(adjusted.filter((p) => p <= 0.05)).toHaveLength(3);
    expect(adjusted.slice(0, 4)).toEqual([0.0001 * 15, 0.0004 * 14, 0.0019 * 13, 0.0095 * 12]);
  });

  test('is between p and Bonferroni’s, keeps the order, and leaves out what was not tested', () => {
    const all = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 12 });
    fc.assert(
      fc.property(all, (pValues) => {
        const adjusted = holmAdjust(pValues);
        const count = pValues.filter((p) => p !== null).length;
        expect(adjusted.map((p) => p === null)).toEqual(pValues.map((p) => p === null));
        pValues.forEach((p, i) => {
          if (p === null) return;
          expect(adjusted[i]).toBeGreaterThanOrEqual(p);
          expect(adjusted[i]).toBeLessThanOrEqual(Math.min(1, count * p));
          pValues.forEach((other, j) => {
            if (other !== null && other <= p) expect(adjusted[j]).toBeLessThanOrEqual(Number(adjusted[i]));
          });
        });
      }),
    );
  });

  test('refuses what is no probability', () => {
    expect(() => holmAdjust([0.5, null, 1.5])).toThrow(
      new ReportArgumentError(
        'holmAdjust: p 2 is 1.5; expected numbers from 0 to 1. Pass the p of tests, or null where none was possible.',
      ),
    );
  });
});

describe('comparisonVerdict', () => {
  const comparison = (fields: Partial<Comparison>): Comparison => ({
    difference: 0.01,
    interval: { low: 0, high: 0.02, level: 0.95 },
    p: 0.05,
    level: 0.05,
    detectableDifference: 0.01,
    ...fields,
  });

  test('flips at its level and not before', () => {
    expect(comparisonVerdict(comparison({ p: 0.05 })).kind).toBe('better');
    expect(comparisonVerdict(comparison({ p: nextAbove(0.05) })).kind).toBe('indistinguishable');
    expect(comparisonVerdict(comparison({ p: 0.01, level: 0.01 })).kind).toBe('better');
    expect(comparisonVerdict(comparison({ p: nextAbove(0.01), level: 0.01 })).kind).toBe('indistinguishable');
    expect(comparisonVerdict(comparison({ p: 0.05, level: nextBelow(0.05) })).kind).toBe('indistinguishable');
  });

  test('says which is better by what is better', () => {
    expect(comparisonVerdict(comparison({ difference: -0.01 })).kind).toBe('worse');
    expect(comparisonVerdict(comparison({ difference: -0.01 }), { better: 'lower' }).kind).toBe('better');
    expect(comparisonVerdict(comparison({}), { better: 'lower' }).kind).toBe('worse');
  });

  test('without a test it says so, and it keeps what it was given', () => {
    const few = comparison({ p: null, interval: null, detectableDifference: null });
    expect(comparisonVerdict(few)).toEqual({ ...few, kind: 'tooFew' });
  });
});

describe('compareMeans', () => {
  test('is Welch’s test with its verdict', () => {
    const result = compareMeans(SLEEP_1, SLEEP_2, { level: 0.1 });
    const { difference, interval, p } = welchTest(SLEEP_1, SLEEP_2, 0.9) ?? {};
    expect(result).toMatchObject({ difference, interval, p, level: 0.1 });
    expect(comparisonVerdict(result).kind).toBe('worse');
    expect(comparisonVerdict(compareMeans(SLEEP_1, SLEEP_2)).kind).toBe('indistinguishable');
  });

  test('the verdict flips where p passes the level', () => {
    // Two values each, spread 1: t = d / √1, ν = 2, p = 1 − t / √(2 + t²); so p = 0.05 at t = 4.302653.
    const kindOf = (distance: number) =>
      comparisonVerdict(compareMeans([distance - Math.SQRT1_2, distance + Math.SQRT1_2], [-Math.SQRT1_2, Math.SQRT1_2]))
        .kind;
    const threshold = 0.95 * Math.sqrt(2 / (1 - 0.95 ** 2));
    expect(threshold).toBeCloseTo(4.302653, 6);
    expect(kindOf(threshold * (1 - 1e-12))).toBe('indistinguishable');
    expect(kindOf(threshold * (1 + 1e-12))).toBe('better');
    expect(kindOf(-threshold * (1 + 1e-12))).toBe('worse');
  });

  test('one run of each gives a difference and no more; none gives nothing', () => {
    const nothing = { interval: null, p: null, level: 0.05, detectableDifference: null };
    expect(compareMeans([0.75], [0.5])).toEqual({ ...nothing, difference: 0.25 });
    expect(compareMeans([], [0.5])).toEqual({ ...nothing, difference: null });
    expect(comparisonVerdict(compareMeans([0.75], [0.5])).kind).toBe('tooFew');
  });

  test.each([
    [
      { level: 95 },
      'level is 95; expected a number between 0 and 1, such as 0.05. Pass how often two equal recipes may be called different.',
    ],
    [
      { power: 1 },
      'power is 1; expected a number between 0 and 1, such as 0.8. Pass how often a true difference shall be found.',
    ],
  ])('refuses %j', (options, message) => {
    expect(() => compareMeans(SLEEP_1, SLEEP_2, options)).toThrow(new ReportArgumentError(`compareMeans: ${message}`));
    expect(() =>
      compareOutcomes({ bothRight: 1, onlyFirstRight: 1, onlySecondRight: 1, bothWrong: 1 }, options),
    ).toThrow(new ReportArgumentError(`compareOutcomes: ${message}`));
  });
});

describe('compareOutcomes', () => {
  test('is McNemar’s test with Newcombe’s interval', () => {
    const outcomes = { bothRight: 36, onlyFirstRight: 12, onlySecondRight: 2, bothWrong: 0 };
    const result = compareOutcomes(outcomes);
    expect(result).toMatchObject({
      difference: 0.2,
      interval: pairedDifferenceInterval(outcomes),
      p: mcnemarTest(outcomes).p,
      level: 0.05,
    });
    expect(comparisonVerdict(result).kind).toBe('better');
  });

  test('the verdict flips from one image to the next', () => {
    // Of 20 that differ, 15 to 5 is p = 0.041 and 14 to 6 is p = 0.115; of 100, 61 to 39 and 60 to 40, by χ² ≷ 3.841459.
    const kindOf = (onlyFirstRight: number, onlySecondRight: number) =>
      comparisonVerdict(compareOutcomes({ bothRight: 9000, onlyFirstRight, onlySecondRight, bothWrong: 50 })).kind;
    expect([kindOf(15, 5), kindOf(14, 6), kindOf(6, 14), kindOf(5, 15)]).toEqual([
      'better',
      'indistinguishable',
      'indistinguishable',
      'worse',
    ]);
    expect([kindOf(61, 39), kindOf(60, 40), kindOf(40, 60), kindOf(39, 61)]).toEqual([
      'better',
      'indistinguishable',
      'indistinguishable',
      'worse',
    ]);
  });

  test('without images there is no test', () => {
    const none = compareOutcomes({ bothRight: 0, onlyFirstRight: 0, onlySecondRight: 0, bothWrong: 0 });
    expect(none).toEqual({ difference: null, interval: null, p: null, level: 0.05, detectableDifference: null });
    expect(comparisonVerdict(none).kind).toBe('tooFew');
  });

  test('two runs that read every image alike cannot be told apart', () => {
    const same = compareOutcomes({ bothRight: 9890, onlyFirstRight: 0, onlySecondRight: 0, bothWrong: 110 });
    expect(comparisonVerdict(same)).toMatchObject({ kind: 'indistinguishable', difference: 0, p: 1 });
  });
});
