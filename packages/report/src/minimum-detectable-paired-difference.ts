import { normalQuantile } from '@raqam/random';
import { checkSignificance, type SignificanceOptions } from './check-significance.ts';
import { ReportArgumentError } from './errors.ts';

/** Two networks judged on the same images. */
export interface PairedDifferenceInput extends SignificanceOptions {
  /** Images that only one of the two reads rightly: the fewer, the smaller the differences that can be found. */
  readonly numDiscordant: number;
  /** All images; at least 1. */
  readonly count: number;
}

/**
 * The smallest true difference of two accuracies that McNemar's test on so many images finds with the stated power: the
 * smallest d that solves
 *
 *   √count · d = z_{1−α/2} √ψ + z_{1−β} √(ψ − d²),   ψ = numDiscordant / count,   β = 1 − power
 *
 * The test's continuity correction costs a little of that power: 0.77 instead of 0.80 where 80 images of 10,000 are
 * discordant (tested).
 *
 * A difference cannot be greater than the share of discordant images; where there are too few of these for any, ψ is
 * taken to be d, as when all of them speak for the same network.
 *
 * @returns In (0, 1], or null where there are too few images to find even the greatest difference.
 * @throws {ReportArgumentError} `minimumDetectablePairedDifference: received 12 discordant images of 10; …`
 * @see Connor, "Sample size for testing differences in proportions for the paired-sample design", Biometrics 43 (1987).
 */
export function minimumDetectablePairedDifference({
  numDiscordant,
  count,
  level = 0.05,
  power = 0.8,
}: PairedDifferenceInput): number | null {
  checkSignificance('minimumDetectablePairedDifference', { level, power });
  const areCounts = Number.isInteger(count) && count >= 1 && Number.isInteger(numDiscordant) && numDiscordant >= 0;
  if (!areCounts || numDiscordant > count) {
    throw new ReportArgumentError(
      `minimumDetectablePairedDifference: received ${numDiscordant} discordant images of ${count}; expected whole numbers, at least 1 image and no more discordant ones. Pass counts, not shares.`,
    );
  }
  const zLevel = normalQuantile(1 - level / 2);
  const zPower = normalQuantile(power);
  const share = numDiscordant / count;
  const radicand = count + zPower ** 2 - zLevel ** 2;
  if (radicand < 0) return null;
  const difference =
    (Math.sqrt(share) * (zLevel * Math.sqrt(count) + zPower * Math.sqrt(radicand))) / (count + zPower ** 2);
  if (difference <= share && share > 0) return difference;
  // With ψ = d the equation is a quadratic one in √(1 − d).
  const root = (Math.sqrt(count * radicand) - zLevel * zPower) / (count + zPower ** 2);
  return root >= 0 ? 1 - root ** 2 : null;
}
