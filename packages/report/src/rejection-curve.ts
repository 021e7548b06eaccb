import { checkShares } from './check-confidences.ts';

/** The confidences with which a network read what is to be read and what is not. */
export interface RejectionInput {
  /** Of things that should be accepted, such as digits. In [0, 1], at least one. */
  readonly accepted: ArrayLike<number>;
  /** Of things that should be refused, such as scribbles. In [0, 1], at least one. */
  readonly refused: ArrayLike<number>;
}

/** What a threshold costs and gains. */
export interface RejectionPoint {
  /** What has less confidence than this is refused. */
  readonly threshold: number;
  /** Share of what should be accepted that is refused. */
  readonly falseRefusals: number;
  /** Share of what should be refused that is. */
  readonly trueRefusals: number;
}

/** All that thresholds offer. */
export interface RejectionCurve {
  /** From a threshold that refuses nothing to one that refuses everything; one more than there are different confidences. */
  readonly points: readonly RejectionPoint[];
  /**
   * How often what should be accepted has more confidence than what should be refused, of all pairs, equal ones counted
   * half: the area under the curve of true by false refusals.
   */
  readonly area: number;
}

/**
 * The trade-off of refusing by a threshold: for each threshold, the share of good things that are refused beside the
 * share of bad ones. It is the receiver operating characteristic of "refuse when the confidence is below t".
 *
 * @throws {ReportArgumentError} `rejectionCurve: received no confidence of accepted things; expected one at least. …`
 * @see Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 27 (2006), algorithm 1 and section 7.
 */
export function rejectionCurve({ accepted, refused }: RejectionInput): RejectionCurve {
  checkShares('rejectionCurve', 'confidence of accepted things', accepted);
  checkShares('rejectionCurve', 'confidence of refused things', refused);
  const ascending = [
    ...Array.from(accepted, (confidence) => ({ confidence, isGood: true })),
    ...Array.from(refused, (confidence) => ({ confidence, isGood: false })),
  ].sort((a, b) => a.confidence - b.confidence);
  const points: RejectionPoint[] = [{ threshold: ascending[0].confidence, falseRefusals: 0, trueRefusals: 0 }];
  let numGood = 0;
  let numBad = 0;
  let area = 0;
  for (const [position, { confidence, isGood }] of ascending.entries()) {
    if (isGood) numGood++;
    else numBad++;
    const next = position + 1 < ascending.length ? ascending[position + 1].confidence : Number.POSITIVE_INFINITY;
    if (next === confidence) continue;
    const last = points[points.length - 1];
    const falseRefusals = numGood / accepted.length;
    const trueRefusals = numBad / refused.length;
    area += ((falseRefusals - last.falseRefusals) * (trueRefusals + last.trueRefusals)) / 2;
    points.push({ threshold: next, falseRefusals, trueRefusals });
  }
  return { points, area };
}
