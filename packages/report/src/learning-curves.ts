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
  // Rows of a resumed run may begin later than the first epoch.
  const last = Math.max(2, numEpochs, ...history.map(({ epoch }) => epoch + 1));
  const curve = (
    train: (row: HistoryRow) => number,
    validation: (row: HistoryRow) => number | null,
    best: number,
    worst: number,
  ): LearningCurve => {
    const curves = { train: pointsOf(history, train), validation: pointsOf(history, validation) };
    const values = [...curves.train, ...curves.validation].map(({ value }) => value);
    const furthest = values.reduce((a, b) => (Math.abs(b - best) > Math.abs(a - best) ? b : a), best);
    const end = furthest === best ? worst : furthest;
    const [low, high] = nice(Math.min(best, end), Math.max(best, end), NUM_TICKS);
    return {
      ...curves,
      epochExtent: [1, last],
      valueExtent: [low, high],
      valueTicks: ticks(low, high, NUM_TICKS),
    };
  };
  return {
    accuracy: curve(
      (row) => row.accuracy,
      (row) => row.validationAccuracy,
      1,
      0,
    ),
    loss: curve(
      (row) => row.loss,
      (row) => row.validationLoss,
      0,
      1,
    ),
  };
}

function pointsOf(history: readonly HistoryRow[], valueIn: (row: HistoryRow) => number | null): CurvePoint[] {
  return history.flatMap((row) => {
    const value = valueIn(row);
    return value === null ? [] : [{ epoch: row.epoch + 1, value }];
  });
}
