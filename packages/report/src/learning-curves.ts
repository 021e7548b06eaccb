import type { HistoryRow } from '@raqam/artifact';

/** One epoch's value. */
export interface CurvePoint {
  /** 1-based, as people count them. */
  readonly epoch: number;
  readonly value: number;
}

/** A quantity by epoch on the data that was learnt from, and on the data that was not. */
export interface LearningCurve {
  readonly train: readonly CurvePoint[];
  /** Empty where there was no validation. */
  readonly validation: readonly CurvePoint[];
  /** From the first epoch to the last planned one; never of length 0. */
  readonly epochExtent: readonly [low: number, high: number];
}

/** What a run's history looks like when it is drawn. */
export interface LearningCurves {
  readonly accuracy: LearningCurve;
  readonly loss: LearningCurve;
}

/**
 * The curves of a training run as points, for whatever draws them; `valueAxis` has their other axis.
 *
 * @param history The finished epochs; may be empty.
 * @param options.numEpochs How many there will be, so that the axis stands still while a run goes on.
 *   @default those in `history`
 */
export function learningCurves(
  history: readonly HistoryRow[],
  { numEpochs = history.length }: { readonly numEpochs?: number } = {},
): LearningCurves {
  // By number, not by count: a caller may pass a part of a history.
  const lastEpoch = Math.max(2, numEpochs, ...history.map(({ epoch }) => epoch + 1));
  const pointsOf = (column: 'accuracy' | 'loss' | 'validationAccuracy' | 'validationLoss') =>
    history.flatMap(({ epoch, [column]: value }) => (value === null ? [] : [{ epoch: epoch + 1, value }]));
  const epochExtent = [1, lastEpoch] as const;
  return {
    accuracy: { train: pointsOf('accuracy'), validation: pointsOf('validationAccuracy'), epochExtent },
    loss: { train: pointsOf('loss'), validation: pointsOf('validationLoss'), epochExtent },
  };
}
