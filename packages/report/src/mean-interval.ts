import { checkLevel } from './check-level.ts';
import { ReportArgumentError } from './errors.ts';
import type { Interval } from './interval.ts';
import { studentTQuantile } from './student-t-quantile.ts';

/** The mean of a few independent repetitions, and how far it can be trusted. */
export interface MeanInterval {
  readonly numValues: number;
  readonly mean: number;
  /** Of the values around their mean, with n − 1 below; null for one value, which tells nothing about spread. */
  readonly standardDeviation: number | null;
  /** Holds the mean of all such repetitions with the stated confidence; null for one value. */
  readonly interval: Interval | null;
}

/**
 * The mean of independent values, such as one per seed, with Student's interval:
 *
 *   mean ± t · s / √n,   s² = Σ (value − mean)² / (n − 1),   t of n − 1 degrees of freedom
 *
 * It supposes that the values are about normally distributed.
 *
 * @param values At least one, all finite.
 * @param level In (0, 1). @default 0.95
 * @throws {ReportArgumentError} `meanInterval: received no values; expected one at least. Measure first.`
 * @see Student, "The probable error of a mean", Biometrika 6 (1908).
 */
export function meanInterval(values: readonly number[], level = 0.95): MeanInterval {
  checkLevel('meanInterval', level);
  if (values.length === 0) {
    throw new ReportArgumentError('meanInterval: received no values; expected one at least. Measure first.');
  }
  const broken = values.findIndex((value) => !Number.isFinite(value));
  if (broken !== -1) {
    throw new ReportArgumentError(
      `meanInterval: value ${broken} is ${values[broken]}; expected finite numbers. Leave out repetitions that failed, and say so.`,
    );
  }
  const numValues = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / numValues;
  if (numValues === 1) return { numValues, mean, standardDeviation: null, interval: null };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const standardDeviation = Math.sqrt(squares / (numValues - 1));
  const halfWidth = (studentTQuantile(level, numValues - 1) * standardDeviation) / Math.sqrt(numValues);
  return { numValues, mean, standardDeviation, interval: { low: mean - halfWidth, high: mean + halfWidth, level } };
}
