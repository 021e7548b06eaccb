import { ReportArgumentError } from './errors.ts';
import { normalTail } from './normal-tail.ts';
import type { PairedOutcomes } from './paired-outcomes.ts';

/** Below so many images on which two runs differ, the exact test is taken. */
const LEAST_FOR_CHI_SQUARE = 25;

/** Whether one of two runs reads more images rightly than the other. */
export interface McnemarTest {
  /** The test's chi-square, with one degree of freedom; in the exact test, the lesser of the two counts. */
  readonly statistic: number;
  /** Whether p comes from the binomial distribution, or from chi-square with continuity correction. */
  readonly exact: boolean;
  /** Probability of counts this different, or more, where both runs are as likely to be the right one. */
  readonly p: number;
}

/**
 * McNemar's test: of the images that only one of two runs reads rightly, does one run have more than chance gives it?
 * Images that both read rightly, or both wrongly, say nothing about which is better. With b and c of the others:
 *
 *   b + c < 25:   p = min(1, 2 Σ_{k ≤ min(b, c)} C(b + c, k) / 2^(b + c))
 *   else:         χ² = (|b − c| − 1)² / (b + c),   p = P(χ²₁ ≥ χ²)
 *
 * The correction makes chi-square follow the exact test, so that both parts agree where they meet.
 *
 * @throws {ReportArgumentError} `mcnemarTest: received 1.5 and 2 images; expected whole numbers of at least 0. …`
 * @see McNemar, "Note on the sampling error of the difference between correlated proportions", Psychometrika 12 (1947);
 *   Edwards, Psychometrika 13 (1948), for the correction.
 * @see Dietterich, "Approximate statistical tests for comparing supervised classification learning algorithms", Neural
 *   Computation 10 (1998), for two classifiers on one test set.
 */
export function mcnemarTest({
  onlyFirstRight,
  onlySecondRight,
}: Pick<PairedOutcomes, 'onlyFirstRight' | 'onlySecondRight'>): McnemarTest {
  const isCount = (value: number) => Number.isInteger(value) && value >= 0;
  if (!isCount(onlyFirstRight) || !isCount(onlySecondRight)) {
    throw new ReportArgumentError(
      `mcnemarTest: received ${onlyFirstRight} and ${onlySecondRight} images; expected whole numbers of at least 0. Count the images that only one run reads rightly.`,
    );
  }
  const numDiscordant = onlyFirstRight + onlySecondRight;
  if (numDiscordant < LEAST_FOR_CHI_SQUARE) {
    const lesser = Math.min(onlyFirstRight, onlySecondRight);
    return { statistic: lesser, exact: true, p: Math.min(1, 2 * binomialTail(numDiscordant, lesser)) };
  }
  const root = Math.max(0, Math.abs(onlyFirstRight - onlySecondRight) - 1) / Math.sqrt(numDiscordant);
  return { statistic: root ** 2, exact: false, p: normalTail(root) };
}

/** P(X ≤ k) for X ~ Binomial(n, ½). */
function binomialTail(n: number, k: number): number {
  let term = 1;
  let sum = 0;
  for (let i = 0; i <= k; i++) {
    sum += term;
    term *= (n - i) / (i + 1);
  }
  return sum / 2 ** n;
}
