import { checkConfidences } from './check-confidences.ts';
import type { JudgedAnswers } from './judged-answers.ts';

/** What remains when answers below a threshold are withheld. */
export interface RiskCoveragePoint {
  /** Answers of at least this confidence are given. */
  readonly threshold: number;
  /** Share of all answers that are given, in (0, 1]. */
  readonly coverage: number;
  /** Share of the given answers that are wrong. */
  readonly risk: number;
}

/** How much is gained by withholding answers. */
export interface RiskCoverage {
  /** One for each different confidence, from the highest (least coverage) to the lowest (all answers). */
  readonly points: readonly RiskCoveragePoint[];
  /**
   * Area under the curve, as the mean of the risks over all answers: what a wrong answer of high confidence costs most.
   * Answers of equal confidence, which no threshold parts, have the risk of all of them.
   */
  readonly area: number;
}

/**
 * Risk by coverage: how often the answers are wrong that are still given when the least confident ones are withheld.
 *
 *   coverage(t) = |{c_i ≥ t}| / n,   risk(t) = |{c_i ≥ t, wrong}| / |{c_i ≥ t}|
 *
 * @throws {ReportArgumentError} As `expectedCalibrationError` does.
 * @see Geifman & El-Yaniv, "Selective classification for deep neural networks", NeurIPS 2017, arXiv:1705.08500.
 */
export function riskCoverage({ confidences, isRight }: JudgedAnswers): RiskCoverage {
  checkConfidences('riskCoverage', { confidences, isRight });
  const count = confidences.length;
  const descending = Array.from(confidences, (_, index) => index).sort((a, b) => confidences[b] - confidences[a]);
  const points: RiskCoveragePoint[] = [];
  let numWrong = 0;
  let area = 0;
  let before = 0;
  for (const [position, index] of descending.entries()) {
    if (!isRight[index]) numWrong++;
    const threshold = confidences[index];
    if (position + 1 < count && confidences[descending[position + 1]] === threshold) continue;
    const numGiven = position + 1;
    const risk = numWrong / numGiven;
    points.push({ threshold, coverage: numGiven / count, risk });
    area += ((numGiven - before) / count) * risk;
    before = numGiven;
  }
  return { points, area };
}
