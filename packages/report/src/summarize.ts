import { ReportArgumentError } from './errors.ts';

/** What is known about a quantity from repeated measurements of it. All but `numSamples` in the samples' unit. */
export interface Summary {
  readonly numSamples: number;
  readonly median: number;
  /** Holds the true median in 95 of 100 such runs or more; `null` below 6 samples, too few to say. */
  readonly medianInterval: readonly [low: number, high: number] | null;
  /** The 95th percentile. */
  readonly p95: number;
  /** Median of the absolute differences from the median: spread that outliers do not move. */
  readonly medianAbsoluteDeviation: number;
  readonly min: number;
  readonly max: number;
}

/**
 * Sums up repeated measurements by what outliers (a garbage collection, another process) move least.
 *
 * Nothing is assumed of their distribution: percentiles are interpolated order statistics, and the interval of the
 * median lies between the two order statistics that a binomial count with p = ½ leaves outside with probability 0.05
 * at most.
 *
 * @param samples At least one; in any order, not changed.
 * @throws {ReportArgumentError} `summarize: received no samples; expected one at least. Measure first.`
 * @see Hyndman & Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996), definition 7.
 * @see David & Nagaraja, Order Statistics, section 7.1.
 */
export function summarize(samples: readonly number[]): Summary {
  if (samples.length === 0) {
    throw new ReportArgumentError('summarize: received no samples; expected one at least. Measure first.');
  }
  const sorted = samples.toSorted((a, b) => a - b);
  const median = quantile(sorted, 0.5);
  const deviations = sorted.map((sample) => Math.abs(sample - median)).toSorted((a, b) => a - b);
  const rank = medianIntervalRank(sorted.length);
  return {
    numSamples: sorted.length,
    median,
    medianInterval: rank === null ? null : [sorted[rank], sorted[sorted.length - 1 - rank]],
    p95: quantile(sorted, 0.95),
    medianAbsoluteDeviation: quantile(deviations, 0.5),
    min: sorted[0],
    max: sorted[sorted.length - 1],
  };
}

function quantile(sorted: readonly number[], p: number): number {
  const position = p * (sorted.length - 1);
  const below = Math.floor(position);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
}

/**
 * The 0-based rank r for which the r-th smallest and r-th largest of n samples enclose the median with probability
 * 0.95 or more: the largest r with 2 · P(X ≤ r) ≤ 0.05 for X ~ Binomial(n, ½).
 */
function medianIntervalRank(n: number): number | null {
  // Logarithms, because ½^n leaves the doubles at n = 1075.
  let logTerm = -n * Math.LN2;
  let tail = 0;
  let rank: number | null = null;
  for (let k = 0; k < n; k++) {
    tail += Math.exp(logTerm);
    if (2 * tail > 0.05) break;
    rank = k;
    logTerm += Math.log((n - k) / (k + 1));
  }
  return rank;
}
