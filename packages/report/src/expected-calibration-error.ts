import { checkConfidences } from './check-confidences.ts';
import { ReportArgumentError } from './errors.ts';
import type { JudgedAnswers } from './judged-answers.ts';

/** How answers are put into bins. */
export interface CalibrationOptions {
  /** A whole number of at least 1. @default 15 */
  readonly numBins?: number;
  /**
   * `equalWidth`: bin m holds confidences in ((m − 1)/M, m/M], the first one 0 too. `equalMass`: each holds as many
   * answers as the others, in ascending confidence; where they do not divide evenly, some hold one more.
   * @default 'equalWidth'
   */
  readonly binning?: 'equalWidth' | 'equalMass';
}

/** Answers of about the same confidence. */
export interface ReliabilityBin {
  /** Above `low` (from 0 on in the first bin of equal width), up to `high`; of equal mass: the least and the greatest. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
  /** Mean over the bin. */
  readonly confidence: number;
  /** Share of the bin's answers that are right. */
  readonly accuracy: number;
}

/** How far confidences are from the shares of right answers. */
export interface Calibration {
  /** In [0, 1]; 0 where each bin is right as often as it says. */
  readonly expectedError: number;
  /** The largest difference of one bin. */
  readonly maximumError: number;
  /** Those that hold an answer, by ascending confidence: what a reliability diagram draws. */
  readonly bins: readonly ReliabilityBin[];
}

/**
 * Expected calibration error: when a network says 0.9, is it right nine times in ten?
 *
 *   ECE = Σ_m |B_m| / n · |accuracy(B_m) − confidence(B_m)|,   MCE = max_m |accuracy(B_m) − confidence(B_m)|
 *
 * Where nearly all confidences lie above the highest edge, as a good network's do, bins of equal width lump them
 * together; bins of equal mass tell them apart.
 *
 * @throws {ReportArgumentError} `expectedCalibrationError: confidence 3 is 1.2; expected numbers from 0 to 1. …`
 * @see Guo et al., "On calibration of modern neural networks", ICML 2017, arXiv:1706.04599: M = 15 bins of equal width.
 * @see Nguyen & O'Connor, EMNLP 2015, arXiv:1508.05154: bins of equal mass.
 */
export function expectedCalibrationError(
  { confidences, isRight }: JudgedAnswers,
  { numBins = 15, binning = 'equalWidth' }: CalibrationOptions = {},
): Calibration {
  checkConfidences('expectedCalibrationError', { confidences, isRight });
  if (!(Number.isInteger(numBins) && numBins >= 1)) {
    throw new ReportArgumentError(
      `expectedCalibrationError: numBins is ${numBins}; expected a whole number of at least 1, such as 15. Pass how many bins there shall be.`,
    );
  }
  const count = confidences.length;
  const groups = binning === 'equalWidth' ? byWidth(confidences, numBins) : byMass(confidences, numBins);
  const bins = groups
    .filter(({ indices }) => indices.length > 0)
    .map(({ low, high, indices }) => ({
      low,
      high,
      count: indices.length,
      confidence: meanOf(indices, (index) => confidences[index]),
      accuracy: meanOf(indices, (index) => (isRight[index] ? 1 : 0)),
    }));
  const differences = bins.map(({ accuracy, confidence }) => Math.abs(accuracy - confidence));
  return {
    expectedError: differences.reduce((sum, difference, bin) => sum + (bins[bin].count / count) * difference, 0),
    maximumError: Math.max(...differences),
    bins,
  };
}

interface Group {
  readonly low: number;
  readonly high: number;
  readonly indices: number[];
}

function byWidth(confidences: ArrayLike<number>, numBins: number): Group[] {
  const groups = Array.from({ length: numBins }, (_, bin): Group => {
    return { low: bin / numBins, high: (bin + 1) / numBins, indices: [] };
  });
  for (let i = 0; i < confidences.length; i++) {
    // By comparing with the edges themselves: a product that was rounded may lie on their other side.
    groups[
      Math.max(
        0,
        groups.findIndex(({ high }) => confidences[i] <= high),
      )
    ].indices.push(i);
  }
  return groups;
}

function byMass(confidences: ArrayLike<number>, numBins: number): Group[] {
  const ascending = Array.from(confidences, (_, index) => index).sort((a, b) => confidences[a] - confidences[b]);
  const edges = Array.from({ length: numBins + 1 }, (_, bin) => Math.round((bin * ascending.length) / numBins));
  return edges.slice(1).flatMap((end, bin) => {
    const indices = ascending.slice(edges[bin], end);
    if (indices.length === 0) return [];
    return { low: confidences[indices[0]], high: confidences[indices[indices.length - 1]], indices };
  });
}

function meanOf(indices: readonly number[], value: (index: number) => number): number {
  return indices.reduce((sum, index) => sum + value(index), 0) / indices.length;
}
