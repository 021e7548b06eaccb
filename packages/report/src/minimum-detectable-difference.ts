import { normalQuantile } from '@raqam/random';
import { checkSignificance, type SignificanceOptions } from './check-significance.ts';
import { ReportArgumentError } from './errors.ts';

/** Two networks, each judged on as many images of its own. */
export interface AccuracyDifferenceInput extends SignificanceOptions {
  /** Of the better one, in (0, 1]. */
  readonly accuracy: number;
  /** Images on which each of them is judged; at least 1. */
  readonly count: number;
}

/**
 * How much worse a network must be for a comparison with one of this accuracy to find it with the stated power: the
 * smallest d that solves
 *
 *   √count · d = z_{1−α/2} √(2 p̄ (1 − p̄)) + z_{1−β} √(p₁(1 − p₁) + p₂(1 − p₂)),
 *   p₁ = accuracy, p₂ = p₁ − d, p̄ = (p₁ + p₂)/2, β = 1 − power
 *
 * The two are judged on independent images. On the same images, McNemar's test finds somewhat smaller differences.
 *
 * @returns A difference of accuracies in (0, accuracy], or null where not even a network without one right answer would
 *   be found.
 * @throws {ReportArgumentError} `minimumDetectableDifference: accuracy is 98.9; expected …`
 * @see Fleiss, Statistical Methods for Rates and Proportions, 2nd ed. (1981), 3.2; R's `power.prop.test`.
 */
export function minimumDetectableDifference({
  accuracy,
  count,
  level = 0.05,
  power = 0.8,
}: AccuracyDifferenceInput): number | null {
  checkSignificance('minimumDetectableDifference', { level, power });
  if (!(accuracy > 0 && accuracy <= 1)) {
    throw new ReportArgumentError(
      `minimumDetectableDifference: accuracy is ${accuracy}; expected a share above 0, up to 1. Pass the share of images read rightly.`,
    );
  }
  if (!(Number.isInteger(count) && count >= 1)) {
    throw new ReportArgumentError(
      `minimumDetectableDifference: count is ${count}; expected a whole number of at least 1. Pass how many images each network reads.`,
    );
  }
  const zLevel = normalQuantile(1 - level / 2);
  const zPower = normalQuantile(power);
  const isFound = (difference: number) => {
    const lower = accuracy - difference;
    const mean = (accuracy + lower) / 2;
    const underEqual = zLevel * Math.sqrt(2 * mean * (1 - mean));
    const underDifferent = zPower * Math.sqrt(accuracy * (1 - accuracy) + lower * (1 - lower));
    return Math.sqrt(count) * difference >= underEqual + underDifferent;
  };
  if (!isFound(accuracy)) return null;
  // Halving until no double lies between: what is found at a difference is found at greater ones.
  let low = 0;
  let high = accuracy;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (isFound(middle)) high = middle;
    else low = middle;
  }
}
