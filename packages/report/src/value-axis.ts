import { nice, ticks } from 'd3-array';

/** The axis on which a quantity is drawn. */
export interface ValueAxis {
  /** Round numbers that enclose every value; never of length 0. */
  readonly extent: readonly [low: number, high: number];
  /** Round numbers within the extent, its ends included, ascending; at least two. */
  readonly ticks: readonly number[];
  /** How many decimals tell the ticks apart. */
  readonly decimals: number;
}

/** About how many ticks an axis gets. */
const NUM_TICKS = 5;

/**
 * The axis for values of which one is the best there is: 0 of losses, 1 of shares. It begins or ends there, so that how
 * much is still to be gained can be seen; its other end is the nearest round number beyond the values.
 *
 * @param values Finite, none beyond the best; may be empty.
 */
export function valueAxis(values: readonly number[], best: 0 | 1): ValueAxis {
  const furthest = values.reduce<number>(
    (found, value) => (Math.abs(value - best) > Math.abs(found - best) ? value : found),
    best,
  );
  // Where nothing differs from the best value, the axis shows the whole range of shares.
  const end = furthest === best ? 1 - best : furthest;
  const [low, high] = nice(Math.min(best, end), Math.max(best, end), NUM_TICKS);
  const marks = ticks(low, high, NUM_TICKS);
  // Steps are 1, 2 or 5 times a power of ten; rounding may leave a hair less than that power.
  const decimals = Math.max(0, -Math.floor(Math.log10(marks[1] - marks[0]) + 1e-6));
  return { extent: [low, high], ticks: marks, decimals };
}
