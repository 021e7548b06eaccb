import {
  compareMeans,
  compareOutcomes,
  mcnemarTest,
  minimumDetectableDifference,
  minimumDetectableMeanDifference,
  minimumDetectablePairedDifference,
  ReportArgumentError,
} from '@raqam/report';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

/** Normal quantiles as tables print them: of 0.975 and of 0.8. */
const Z_LEVEL = 1.959964;
const Z_POWER = 0.841621;

/** P(X = k) for X ~ Binomial(n, p), by logarithms. */
function binomial(k: number, n: number, p: number): number {
  let logarithm = k * Math.log(p) + (n - k) * Math.log1p(-p);
  for (let i = 1; i <= k; i++) logarithm += Math.log((n - k + i) / i);
  return Math.exp(logarithm);
}

describe('minimumDetectableDifference', () => {
  test('is what R’s power.prop.test has in its examples', () => {
    // power.prop.test(n = 50, p1 = .50, p2 = .75): power = 0.740.
    expect(minimumDetectableDifference({ accuracy: 0.75, count: 50, power: 0.74 })?.toFixed(3)).toBe('0.250');
    // power.prop.test(p1 = .50, p2 = .75, power = .90): n = 76.7.
    expect(minimumDetectableDifference({ accuracy: 0.75, count: 76, power: 0.9 })).toBeGreaterThan(0.25);
    expect(minimumDetectableDifference({ accuracy: 0.75, count: 77, power: 0.9 })).toBeLessThan(0.25);
  });

  test('solves the equation', () => {
    const accuracy = 0.9895;
    const count = 10_000;
    const difference = minimumDetectableDifference({ accuracy, count }) ?? Number.NaN;
    const lower = accuracy - difference;
    const mean = (accuracy + lower) / 2;
    const needed =
      Z_LEVEL * Math.sqrt(2 * mean * (1 - mean)) + Z_POWER * Math.sqrt(accuracy * (1 - accuracy) + lower * (1 - lower));
    expect((Math.sqrt(count) * difference) / needed).toBeCloseTo(1, 6);
    expect(difference).toBeCloseTo(0.00444, 5);
  });

  test('shrinks with more images, and grows with the power asked for', () => {
    const accuracies = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(accuracies, fc.integer({ min: 100, max: 100_000 }), (accuracy, count) => {
        const found = minimumDetectableDifference({ accuracy, count }) ?? 1;
        expect(minimumDetectableDifference({ accuracy, count: 2 * count }) ?? 1).toBeLessThanOrEqual(found);
        expect(minimumDetectableDifference({ accuracy, count, power: 0.95 }) ?? 1).toBeGreaterThanOrEqual(found);
      }),
    );
  });

  test('with too few images nothing is found', () => {
    // √n · 1 ≥ 1.96 · √½ needs n ≥ 1.92, both of p₁ = 1 and p₂ = 0 being without spread.
    expect(minimumDetectableDifference({ accuracy: 1, count: 1 })).toBeNull();
    expect(minimumDetectableDifference({ accuracy: 1, count: 2 })).toBeGreaterThan(0.5);
  });

  test.each([
    [
      { accuracy: 98.9, count: 10 },
      'accuracy is 98.9; expected a share above 0, up to 1. Pass the share of images read rightly.',
    ],
    [
      { accuracy: 0.9, count: 0 },
      'count is 0; expected a whole number of at least 1. Pass how many images each network reads.',
    ],
    [
      { accuracy: 0.9, count: 10, power: 0 },
      'power is 0; expected a number between 0 and 1, such as 0.8. Pass how often a true difference shall be found.',
    ],
  ])('refuses %j', (input, message) => {
    expect(() => minimumDetectableDifference(input)).toThrow(
      new ReportArgumentError(`minimumDetectableDifference: ${message}`),
    );
  });
});

describe('minimumDetectablePairedDifference', () => {
  test('is found with as many pairs as Connor’s formula asks for', () => {
    // Connor (1987) with discordant shares 0.45 and 0.05, level 0.05, power 0.8: 23 pairs for a difference of 0.4.
    expect(minimumDetectablePairedDifference({ numDiscordant: 11, count: 22 })).toBeGreaterThan(0.4);
    expect(minimumDetectablePairedDifference({ numDiscordant: 12, count: 24 })).toBeLessThan(0.4);
    // With 0.3 and 0.15, 155 pairs for 0.15.
    expect(minimumDetectablePairedDifference({ numDiscordant: 63, count: 140 })).toBeGreaterThan(0.15);
    expect(minimumDetectablePairedDifference({ numDiscordant: 72, count: 160 })).toBeLessThan(0.15);
  });

  test('solves the equation', () => {
    const difference = minimumDetectablePairedDifference({ numDiscordant: 80, count: 10_000 }) ?? Number.NaN;
    const needed = Z_LEVEL * Math.sqrt(0.008) + Z_POWER * Math.sqrt(0.008 - difference ** 2);
    expect((100 * difference) / needed).toBeCloseTo(1, 6);
    // For less than one half the second term is negative.
    const rarely = minimumDetectablePairedDifference({ numDiscordant: 80, count: 10_000, power: 0.2 }) ?? Number.NaN;
    expect((100 * rarely) / (Z_LEVEL * Math.sqrt(0.008) - Z_POWER * Math.sqrt(0.008 - rarely ** 2))).toBeCloseTo(1, 6);
  });

  test('where few images are discordant, all of them must speak for the same network', () => {
    for (const numDiscordant of [0, 1, 5]) {
      const difference = minimumDetectablePairedDifference({ numDiscordant, count: 10_000 }) ?? Number.NaN;
      const needed = Z_LEVEL * Math.sqrt(difference) + Z_POWER * Math.sqrt(difference - difference ** 2);
      expect((100 * difference) / needed).toBeCloseTo(1, 6);
      // About 7.85 images of them.
      expect(difference).toBeCloseTo((Z_LEVEL + Z_POWER) ** 2 / 10_000, 6);
    }
  });

  test('is found nearly as often as asked for: 0.77 instead of 0.80, for the correction of the test', () => {
    const count = 10_000;
    const share = 0.008;
    const difference = minimumDetectablePairedDifference({ numDiscordant: 80, count }) ?? Number.NaN;
    const forFirst = (share + difference) / (2 * share);
    // Over all numbers of discordant images, and of those that the better one reads; beyond 200 lies less than 1e-12.
    let power = 0;
    for (let numDiscordant = 0; numDiscordant <= 200; numDiscordant++) {
      for (let first = 0; first <= numDiscordant; first++) {
        if (mcnemarTest({ onlyFirstRight: first, onlySecondRight: numDiscordant - first }).p > 0.05) continue;
        power += binomial(numDiscordant, count, share) * binomial(first, numDiscordant, forFirst);
      }
    }
    expect(power.toFixed(3)).toBe('0.774');
  });

  test('is about that of images of each network’s own where the errors are independent, else less', () => {
    // Two networks of 0.99 and 0.9865 that err independently differ on 0.99 · 0.0135 + 0.9865 · 0.01 of all images.
    const independent = Number(minimumDetectableDifference({ accuracy: 0.99, count: 10_000 }));
    const detectable = (numDiscordant: number) =>
      Number(minimumDetectablePairedDifference({ numDiscordant, count: 10_000 }));
    expect(detectable(232) / independent).toBeCloseTo(1, 1);
    expect(detectable(80)).toBeLessThan(0.6 * independent);
  });

  test('with too few images nothing is found', () => {
    expect(minimumDetectablePairedDifference({ numDiscordant: 0, count: 2 })).toBeNull();
    expect(minimumDetectablePairedDifference({ numDiscordant: 3, count: 3 })).toBeNull();
    expect(minimumDetectablePairedDifference({ numDiscordant: 4, count: 4 })).toBeLessThan(1);
  });

  test.each([
    [12, 10],
    [0, 0],
    [0.5, 10],
    [-1, 10],
  ])('refuses %d of %d', (numDiscordant, count) => {
    expect(() => minimumDetectablePairedDifference({ numDiscordant, count })).toThrow(
      new ReportArgumentError(
        `minimumDetectablePairedDifference: received ${numDiscordant} discordant images of ${count}; expected whole numbers, at least 1 image and no more discordant ones. Pass counts, not shares.`,
      ),
    );
  });

  test('is what a comparison of outcomes carries', () => {
    expect(
      compareOutcomes({ bothRight: 9800, onlyFirstRight: 50, onlySecondRight: 30, bothWrong: 120 })
        .detectableDifference,
    ).toBe(minimumDetectablePairedDifference({ numDiscordant: 80, count: 10_000 }));
  });
});

describe('minimumDetectableMeanDifference', () => {
  test('of blood-clotting times is what Zar prints', () => {
    // Zar, Biostatistical Analysis, 4th ed., example 8.5: s² = 0.5193, n = 20, power 0.90; (2.024 + 1.304) · 0.2279 = 0.76.
    expect(
      minimumDetectableMeanDifference({ standardDeviation: Math.sqrt(0.5193), numValues: 20, power: 0.9 }).toFixed(2),
    ).toBe('0.76');
  });

  test('of a power of one half is the difference that is just significant', () => {
    const difference = minimumDetectableMeanDifference({ standardDeviation: Math.SQRT1_2, numValues: 2, power: 0.5 });
    // Two values each with this spread; see the threshold of Welch's test: 4.302653 standard errors of √½.
    expect(difference).toBeCloseTo(4.302653 * Math.SQRT1_2, 6);
    expect(minimumDetectableMeanDifference({ standardDeviation: Math.SQRT1_2, numValues: 2, power: 0.2 })).toBeLessThan(
      difference,
    );
  });

  test('is what a comparison of means carries, for equal spreads', () => {
    const { detectableDifference } = compareMeans([1, 2, 3, 4], [11, 12, 13, 14], { power: 0.9 });
    expect(detectableDifference).toBeCloseTo(
      minimumDetectableMeanDifference({ standardDeviation: Math.sqrt(5 / 3), numValues: 4, power: 0.9 }),
      12,
    );
  });

  test.each([
    [
      { standardDeviation: 1, numValues: 1 },
      'numValues is 1; expected a whole number of at least 2. One value tells nothing about spread.',
    ],
    [
      { standardDeviation: -1, numValues: 2 },
      'standardDeviation is -1; expected a finite number of at least 0. Pass that of the values, as meanInterval gives it.',
    ],
    [
      { standardDeviation: 1, numValues: 2, level: 0 },
      'level is 0; expected a number between 0 and 1, such as 0.05. Pass how often two equal recipes may be called different.',
    ],
  ])('refuses %j', (input, message) => {
    expect(() => minimumDetectableMeanDifference(input)).toThrow(
      new ReportArgumentError(`minimumDetectableMeanDifference: ${message}`),
    );
  });
});
