import type { HistoryRow } from '@raqam/artifact';
import { nice, ticks } from 'd3-array';

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
  /** Round numbers that enclose every value; never of length 0. */
  readonly valueExtent: readonly [low: number, high: number];
  /** Round numbers within `valueExtent`, its ends included, ascending. */
  readonly valueTicks: readonly number[];
}

/** What a run's history looks like when it is drawn. */
export interface LearningCurves {
  /** Up to 1, from a round number below the least. */
  readonly accuracy: LearningCurve;
  /** From 0, to a round number above the greatest. */
  readonly loss: LearningCurve;
}

/** About how many ticks a value axis gets. */
const NUM_TICKS = 5;

/**
 * The curves of a training run as points and axes, for whatever draws them.
 *
 * A loss axis begins at 0 and an accuracy axis ends at 1, the best there is, so that how much is still to be gained can
 * be seen; the other end is the nearest round number beyond the values.
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
  const draw = (train: CurvePoint[], validation: CurvePoint[], best: 0 | 1): LearningCurve => {
    const furthest = [...train, ...validation].reduce(
      (found, { value }) => (Math.abs(value - best) > Math.abs(found - best) ? value : found),
      Number(best),
    );
    // Where nothing differs from the best value, the axis shows the whole range of shares.
    const end = furthest === best ? 1 - best : furthest;
    const [low, high] = nice(Math.min(best, end), Math.max(best, end), NUM_TICKS);
    return {
      train,
      validation,
      epochExtent: [1, lastEpoch],
      valueExtent: [low, high],
      valueTicks: ticks(low, high, NUM_TICKS),
    };
  };
  const pointsOf = (column: 'accuracy' | 'loss' | 'validationAccuracy' | 'validationLoss') =>
    history.flatMap(({ epoch, [column]: value }) => (value === null ? [] : [{ epoch: epoch + 1, value }]));
  return {
    accuracy: draw(pointsOf('accuracy'), pointsOf('validationAccuracy'), 1),
    loss: draw(pointsOf('loss'), pointsOf('validationLoss'), 0),
  };
}
