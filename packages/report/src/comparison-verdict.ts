import type { Interval } from './interval.ts';

/** Two recipes side by side: how far apart they are, and how much of that may be chance. */
export interface Comparison {
  /** First minus second; null where one of them was not measured at all. */
  readonly difference: number | null;
  /** Of the difference, at the confidence 1 − `level`; null where there are too few values for one. */
  readonly interval: Interval | null;
  /** Probability of a difference this large, or larger, where in truth there is none; null with too few values. */
  readonly p: number | null;
  /** Significance level, in (0, 1): how often two equal recipes may be called different. */
  readonly level: number;
  /** The smallest true difference that such a test most likely finds; null with too few values. */
  readonly detectableDifference: number | null;
}

/** What a comparison says, as data: a face puts it into words. */
export interface ComparisonVerdict extends Comparison {
  /**
   * `better`, `worse`: what the first is, compared with the second, with p ≤ level. `indistinguishable`: p > level, so
   * the values do not tell them apart, which is no proof that they are equal. `tooFew`: no test was possible.
   */
  readonly kind: 'better' | 'worse' | 'indistinguishable' | 'tooFew';
}

/**
 * Judges a comparison: it tells two recipes apart where p ≤ level, and not where p is greater by however little.
 *
 * @param comparison Of `compareMeans` or `compareOutcomes`; of several at once, with the p that `holmAdjust` gives
 *   (the interval stays that of one comparison).
 * @param options.better Which of two values is the better one: the higher of accuracies, the lower of losses and times.
 *   @default 'higher'
 */
export function comparisonVerdict(
  comparison: Comparison,
  { better = 'higher' }: { readonly better?: 'higher' | 'lower' } = {},
): ComparisonVerdict {
  return { ...comparison, kind: kindOf(comparison, better) };
}

function kindOf({ difference, p, level }: Comparison, better: 'higher' | 'lower'): ComparisonVerdict['kind'] {
  if (p === null || difference === null) return 'tooFew';
  if (!(p <= level)) return 'indistinguishable';
  return difference > 0 === (better === 'higher') ? 'better' : 'worse';
}
