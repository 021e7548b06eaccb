import { checkSignificance, type SignificanceOptions } from './check-significance.ts';
import { ReportArgumentError } from './errors.ts';
import { studentTQuantile } from './student-t-quantile.ts';

/** Two sets of as many values, with one spread. */
export interface MeanDifferenceInput extends SignificanceOptions {
  /** Of the values of each set. */
  readonly standardDeviation: number;
  /** In each set; at least 2. */
  readonly numValues: number;
}

/**
 * The smallest true difference of two means that a t-test with so many values in each set finds with the stated power:
 *
 *   δ = (t_{1−α/2, ν} + t_{1−β, ν}) · s · √(2/n),   ν = 2 (n − 1),   β = 1 − power
 *
 * @returns In the unit of the standard deviation.
 * @throws {ReportArgumentError} `minimumDetectableMeanDifference: numValues is 1; …`
 * @see Zar, Biostatistical Analysis, 4th ed. (1999), 8.4.
 */
export function minimumDetectableMeanDifference({
  standardDeviation,
  numValues,
  level = 0.05,
  power = 0.8,
}: MeanDifferenceInput): number {
  checkSignificance('minimumDetectableMeanDifference', { level, power });
  if (!(Number.isInteger(numValues) && numValues >= 2)) {
    throw new ReportArgumentError(
      `minimumDetectableMeanDifference: numValues is ${numValues}; expected a whole number of at least 2. One value tells nothing about spread.`,
    );
  }
  if (!(standardDeviation >= 0 && standardDeviation < Number.POSITIVE_INFINITY)) {
    throw new ReportArgumentError(
      `minimumDetectableMeanDifference: standardDeviation is ${standardDeviation}; expected a finite number of at least 0. Pass that of the values, as meanInterval gives it.`,
    );
  }
  return detectableByT(standardDeviation * Math.sqrt(2 / numValues), 2 * (numValues - 1), { level, power });
}

/** The same of any t-test, from the standard error of its difference. */
export function detectableByT(
  standardError: number,
  degreesOfFreedom: number,
  { level, power }: Required<SignificanceOptions>,
): number {
  return standardError * (studentTQuantile(1 - level, degreesOfFreedom) + oneSidedQuantile(power, degreesOfFreedom));
}

/** The value below which the share `power` lies; negative for less than one half. */
function oneSidedQuantile(power: number, degreesOfFreedom: number): number {
  if (power === 0.5) return 0;
  return Math.sign(power - 0.5) * studentTQuantile(Math.abs(2 * power - 1), degreesOfFreedom);
}
