import { ratioInterval } from './ratio-interval.ts';
import type { AaVerdict } from './timings.ts';

/**
 * Judges a machine by timing the same thing twice in every round: if the 95 % interval of the ratio leaves 1 out, it
 * finds differences where there are none. The ends of the interval belong to it.
 *
 * @param ratios The second time over the first, by round; at least one.
 */
export function aaVerdict(ratios: readonly number[]): AaVerdict {
  const interval = ratioInterval(ratios);
  const { high, low } = interval;
  if (low === null || high === null) return { kind: 'tooFew', ...interval };
  return { kind: low <= 1 && 1 <= high ? 'quiet' : 'restless', ...interval };
}
