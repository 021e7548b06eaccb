import { ratioInterval } from './ratio-interval.ts';
import type { AaVerdict } from './timings.ts';

/**
 * Judges a machine by timing the same thing twice in every round: if the interval of the ratio leaves 1 out, it finds
 * differences where there are none. The ends of the interval belong to it.
 *
 * @param ratios The second time over the first, by round; at least one.
 * @param level Of the interval. @default 0.95: one quiet machine in 20 is taken for a restless one
 */
export function aaVerdict(ratios: readonly number[], level = 0.95): AaVerdict {
  const interval = ratioInterval(ratios, level);
  const { high, low } = interval;
  if (low === null || high === null) return { kind: 'tooFew', ...interval };
  return { kind: low <= 1 && 1 <= high ? 'indistinguishable' : 'different', ...interval };
}
