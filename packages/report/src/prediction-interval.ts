import type { Interval } from './interval.ts';
import { meanInterval } from './mean-interval.ts';
import { studentTQuantile } from './student-t-quantile.ts';

/**
 * Where one further value lies with the stated confidence, judged by those before it:
 *
 *   mean ± t · s · √(1 + 1/n),   t of n − 1 degrees of freedom
 *
 * It is wider than the interval of the mean, and does not shrink to nothing with more values: one run differs from the
 * mean of all runs, however well that is known. It supposes that the values are about normally distributed.
 *
 * @param values All finite, from independent repetitions.
 * @param level In (0, 1). @default 0.95
 * @returns Null for fewer than two values, which tell nothing about spread.
 * @throws {ReportArgumentError} As `meanInterval` does, but for an empty list.
 * @see Hahn & Meeker, Statistical Intervals (1991), 4.7.
 */
export function predictionInterval(values: readonly number[], level = 0.95): Interval | null {
  if (values.length === 0) return null;
  const { numValues, mean, standardDeviation } = meanInterval(values, level);
  if (standardDeviation === null) return null;
  const halfWidth = studentTQuantile(level, numValues - 1) * standardDeviation * Math.sqrt(1 + 1 / numValues);
  return { low: mean - halfWidth, high: mean + halfWidth, level };
}
