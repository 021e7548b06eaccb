import type { Interval } from './interval.ts';

/** An independent estimate, and the ends of its interval. */
export interface Estimate {
  readonly center: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Confidence interval of the difference of two independent estimates of any kind (means, medians, shares) from their own
 * intervals, which need not be symmetric: square and add the distances to the ends that limit the difference.
 *
 *   d = a − b,   low = d − √((a − a.low)² + (b.high − b)²),   high = d + √((a.high − a)² + (b − b.low)²)
 *
 * @param first, second  Intervals of one level, each around its center.
 * @param level          That level, which the result has, too. @default 0.95
 * @see Newcombe, "Interval estimation for the difference between independent proportions", Statistics in Medicine 17
 *   (1998), method 10; Zou, Donner, "Construction of confidence limits about effect measures", ibid. 27 (2008), MOVER.
 */
export function differenceInterval(first: Estimate, second: Estimate, level = 0.95): Interval {
  const difference = first.center - second.center;
  return {
    low: difference - Math.hypot(first.center - first.low, second.high - second.center),
    high: difference + Math.hypot(first.high - first.center, second.center - second.low),
    level,
  };
}
