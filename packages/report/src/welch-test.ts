import { checkLevel } from './check-level.ts';
import type { Interval } from './interval.ts';
import { meanInterval } from './mean-interval.ts';
import { studentTQuantile } from './student-t-quantile.ts';
import { studentTTail } from './student-t-tail.ts';

/** How two means differ, and how far that can be trusted. */
export interface WelchTest {
  /** Mean of the first values minus mean of the second ones. */
  readonly difference: number;
  /** Of the difference. */
  readonly interval: Interval;
  /** Of the difference, over such samples. */
  readonly standardError: number;
  /** Difference over standard error. */
  readonly t: number;
  /** By Welch and Satterthwaite; mostly no whole number. */
  readonly degreesOfFreedom: number;
  /** Probability of a |t| this large, or larger, where the true means are equal. */
  readonly p: number;
}

/**
 * Welch's test: do two sets of independent values, such as one value per seed, have different means? Their spreads
 * need not be alike.
 *
 *   t = (mean₁ − mean₂) / √(v₁ + v₂),   vᵢ = sᵢ²/nᵢ,   ν = (v₁ + v₂)² / (v₁²/(n₁ − 1) + v₂²/(n₂ − 1))
 *
 * It supposes that the values of each set are about normally distributed. Where neither set has any spread, the limit is
 * given: t is 0 with p 1 for equal means, else ±∞ with p 0; ν is then n₁ + n₂ − 2.
 *
 * @param level Of the interval, in (0, 1). @default 0.95
 * @returns Null where one set has fewer than two values, which tell nothing about spread.
 * @throws {ReportArgumentError} `meanInterval: value 1 is NaN; expected finite numbers. …`
 * @see Welch, "The generalization of 'Student's' problem when several different population variances are involved",
 *   Biometrika 34 (1947); Satterthwaite, Biometrics Bulletin 2 (1946).
 */
export function welchTest(first: readonly number[], second: readonly number[], level = 0.95): WelchTest | null {
  checkLevel('welchTest', level);
  if (first.length < 2 || second.length < 2) return null;
  const a = varianceOfMean(first);
  const b = varianceOfMean(second);
  const difference = a.mean - b.mean;
  const standardError = Math.sqrt(a.variance + b.variance);
  const degreesOfFreedom = satterthwaite(a.variance, first.length - 1, b.variance, second.length - 1);
  const t = difference === 0 ? 0 : difference / standardError;
  const halfWidth = studentTQuantile(level, degreesOfFreedom) * standardError;
  return {
    difference,
    interval: { low: difference - halfWidth, high: difference + halfWidth, level },
    standardError,
    t,
    degreesOfFreedom,
    p: studentTTail(t, degreesOfFreedom),
  };
}

function varianceOfMean(values: readonly number[]): { mean: number; variance: number } {
  const { mean, standardDeviation, numValues } = meanInterval(values);
  return { mean, variance: (standardDeviation ?? 0) ** 2 / numValues };
}

function satterthwaite(a: number, degreesA: number, b: number, degreesB: number): number {
  if (a + b === 0) return degreesA + degreesB;
  // By the share of each: the squares of small variances would vanish.
  const share = a / (a + b);
  return 1 / (share ** 2 / degreesA + (1 - share) ** 2 / degreesB);
}
