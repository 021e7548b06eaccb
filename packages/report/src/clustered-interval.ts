import { checkLevel } from './check-level.ts';
import { ReportArgumentError } from './errors.ts';
import type { Interval } from './interval.ts';
import { studentTQuantile } from './student-t-quantile.ts';

/** A mean over values that come in groups, and how far it can be trusted. */
export interface ClusteredInterval {
  readonly numValues: number;
  readonly numClusters: number;
  /** Of all values, each counted alike. */
  readonly mean: number;
  /** Of the mean, over such samples of clusters. */
  readonly standardError: number;
  /**
   * How many times the variance of as many independent values this is: 1 where clusters make no difference. `null` where
   * all values are equal.
   */
  readonly designEffect: number | null;
  /** Around the mean, alike to both sides: it may reach beyond the range of the values. */
  readonly interval: Interval;
}

/**
 * The mean of values of which those of one cluster resemble each other, such as 1 for each digit read rightly and 0 for
 * each other one, when one writer's digits are all easy and another's all hard. New writers are drawn, not new digits:
 * an interval that takes digits as independent is too narrow.
 *
 *   mean = Σ_g y_g / Σ_g n_g,   variance = G/(G − 1) · Σ_g (y_g − mean · n_g)² / (Σ_g n_g)²,   mean ± t · √variance
 *
 * with y_g the sum of the n_g values of cluster g, and t of Student's distribution with G − 1 degrees of freedom. It is
 * the ratio estimator of cluster sampling, and the cluster-robust variance of a regression on a constant alone. It
 * supposes tens of clusters of which none has most of the values. Where all values are equal it has no width, which says
 * nothing: take `wilsonInterval` there.
 *
 * @param values All finite.
 * @param clusters Which cluster each value is of; at least two different ones.
 * @param level In (0, 1). @default 0.95
 * @throws {ReportArgumentError} `clusteredInterval: received 2 values and 3 clusters; expected as many. …`
 * @see Cochran, Sampling Techniques, 3rd ed. (1977), 3.12 and 6.3: ratio estimates from clusters of unequal sizes.
 * @see Cameron & Miller, "A practitioner's guide to cluster-robust inference", J. Human Resources 50 (2015), for t(G − 1).
 */
export function clusteredInterval(
  values: ArrayLike<number>,
  clusters: readonly string[],
  level = 0.95,
): ClusteredInterval {
  checkLevel('clusteredInterval', level);
  const numValues = values.length;
  if (numValues !== clusters.length) {
    throw new ReportArgumentError(
      `clusteredInterval: received ${numValues} values and ${clusters.length} clusters; expected as many. Name the cluster of each value.`,
    );
  }
  const totals = new Map<string, { sum: number; count: number }>();
  for (let i = 0; i < numValues; i++) {
    if (!Number.isFinite(values[i])) {
      throw new ReportArgumentError(
        `clusteredInterval: value ${i} is ${values[i]}; expected finite numbers. Pass 1 for what is right and 0 for what is not.`,
      );
    }
    const total = totals.get(clusters[i]) ?? { sum: 0, count: 0 };
    totals.set(clusters[i], { sum: total.sum + values[i], count: total.count + 1 });
  }
  const numClusters = totals.size;
  if (numClusters < 2) {
    throw new ReportArgumentError(
      `clusteredInterval: all ${numValues} values are of ${numClusters} cluster; expected two clusters at least. One cluster tells nothing about others.`,
    );
  }
  const groups = [...totals.values()];
  const mean = groups.reduce((total, { sum }) => total + sum, 0) / numValues;
  const squares = groups.reduce((total, { sum, count }) => total + (sum - mean * count) ** 2, 0);
  const standardError = Math.sqrt((numClusters / (numClusters - 1)) * squares) / numValues;
  const halfWidth = studentTQuantile(level, numClusters - 1) * standardError;
  const spread = Array.from(values).reduce((total, value) => total + (value - mean) ** 2, 0);
  return {
    numValues,
    numClusters,
    mean,
    standardError,
    designEffect: spread === 0 ? null : standardError ** 2 / (spread / (numValues * (numValues - 1))),
    interval: { low: mean - halfWidth, high: mean + halfWidth, level },
  };
}
