import { ticks as roundNumbers } from 'd3-array';
import { ReportArgumentError } from '../errors.ts';
import { type ValueAxis, valueAxis } from '../value-axis.ts';
import type { Axis } from './figure.ts';
import { QUANTITIES, type Quantity } from './quantity.ts';

/** About how many ticks an axis of whole numbers gets, where it cannot have all. */
const NUM_TICKS = 5;

/** Up to this length an axis of whole numbers has a tick at each. */
const MAX_SINGLE_STEPS = 10;

/** Units in which people read a clock. */
const CLOCK_UNITS_MS = [3_600_000, 60_000, 1000, 1, 0.001] as const;

/**
 * The axis on which values of a quantity are drawn.
 *
 * Accuracies end at 1 and everything else that is measured begins at 0, so that how much is still to be gained can be
 * seen and lengths can be compared; confidences have the whole range of shares. Whole things, such as epochs, run from
 * the least to the greatest of them. Ticks of durations are round in the unit in which the longest is read.
 *
 * @param values Finite, in the quantity's unit; may be empty.
 * @throws {ReportArgumentError} `figureAxis: value 3 of accuracy is NaN; expected finite numbers. …`
 */
export function figureAxis(quantity: Quantity, values: readonly number[]): Axis {
  const broken = values.findIndex((value) => !Number.isFinite(value));
  if (broken !== -1) {
    throw new ReportArgumentError(
      `figureAxis: value ${broken} of ${quantity} is ${values[broken]}; expected finite numbers. Leave out runs that failed, and say so.`,
    );
  }
  return { quantity, unit: QUANTITIES[quantity].unit, ...rangeOf(quantity, values) };
}

function rangeOf(quantity: Quantity, values: readonly number[]): ValueAxis {
  if (quantity === 'confidence') return valueAxis([1], 0);
  if (quantity === 'accuracy') return valueAxis(values, 1);
  const { unit } = QUANTITIES[quantity];
  if (unit === 'count') return wholeAxis(values);
  return unit === 'ms' ? clockAxis(values) : valueAxis(values, 0);
}

function wholeAxis(values: readonly number[]): ValueAxis {
  const low = values.length === 0 ? 1 : Math.min(...values);
  const high = Math.max(low + 1, ...values);
  const extent = [low, high] as const;
  if (high - low <= MAX_SINGLE_STEPS) {
    return { extent, ticks: Array.from({ length: high - low + 1 }, (_, i) => low + i), decimals: 0 };
  }
  const inner = roundNumbers(low, high, NUM_TICKS);
  const step = inner[1] - inner[0];
  // A round number too near an end would be written over it.
  const apart = inner.filter((tick) => tick - low > step / 2 && high - tick > step / 2);
  return { extent, ticks: [low, ...apart, high], decimals: 0 };
}

function clockAxis(values: readonly number[]): ValueAxis {
  const longest = Math.max(0, ...values);
  const unitMs = CLOCK_UNITS_MS.find((candidate) => candidate <= longest) ?? 1;
  const { extent, ticks, decimals } = valueAxis(
    values.map((value) => value / unitMs),
    0,
  );
  return {
    extent: [extent[0] * unitMs, extent[1] * unitMs],
    ticks: ticks.map((tick) => tick * unitMs),
    decimals,
  };
}
