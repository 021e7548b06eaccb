import { normalQuantile } from '@raqam/random';
import { checkLevel } from './check-level.ts';
import { ReportArgumentError } from './errors.ts';
import type { Interval } from './interval.ts';

/**
 * Wilson's score interval for a proportion, without continuity correction: what an accuracy measured on `count` images
 * says about the accuracy on all images like them.
 *
 *   (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n),   p = successes / n, z the normal quantile of (1 + level)/2
 *
 * Unlike p ± z √(p(1 − p)/n) it stays within [0, 1] and holds the true value about as often as it says, near 0 and 1
 * too, which is where accuracies lie.
 *
 * @param successes A whole number from 0 to `count`.
 * @param count At least 1.
 * @param level In (0, 1). @default 0.95
 * @throws {ReportArgumentError} `wilsonInterval: received 3 successes of 2; expected a whole number of at least 1 and as many successes at most. …`
 * @see Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 * @see Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), method 3.
 */
export function wilsonInterval(successes: number, count: number, level = 0.95): Interval {
  checkLevel('wilsonInterval', level);
  if (!Number.isInteger(count) || count < 1 || !Number.isInteger(successes) || successes < 0 || successes > count) {
    throw new ReportArgumentError(
      `wilsonInterval: received ${successes} successes of ${count}; expected a whole number of at least 1 and as many successes at most. Pass counts, not shares.`,
    );
  }
  const share = successes / count;
  const zSquared = normalQuantile((1 + level) / 2) ** 2;
  const center = share + zSquared / (2 * count);
  const halfWidth = Math.sqrt(zSquared * ((share * (1 - share)) / count + zSquared / (4 * count ** 2)));
  const scale = 1 + zSquared / count;
  return {
    // Exact at the ends, where rounding would leave 1e-17 beside 0 or 1.
    low: successes === 0 ? 0 : (center - halfWidth) / scale,
    high: successes === count ? 1 : (center + halfWidth) / scale,
    level,
  };
}
