import type { Bar, BarsFigure, FigureInterval } from './figure.ts';
import { figureAxis } from './figure-axis.ts';
import { possibleRange } from './possible-range.ts';
import { QUANTITIES, type Quantity } from './quantity.ts';

/** Values to be drawn side by side. */
export interface BarsFigureInput {
  readonly id: string;
  readonly subject?: string | undefined;
  readonly quantity: Quantity;
  readonly bars: readonly Bar[];
  /** What the bars' `low` and `high` are. @default null */
  readonly interval?: FigureInterval | null;
}

/**
 * Values with whiskers, such as the accuracy of each optimizer or the time of each engine. Whiskers are cut where they
 * would leave what the quantity can be; the axis encloses them, and the published values beside them.
 *
 * @throws {ReportArgumentError} When a value is not finite.
 */
export function barsFigure({ id, subject, quantity, bars, interval = null }: BarsFigureInput): BarsFigure {
  const drawn = bars.map((bar): Bar => {
    if (bar.low === null || bar.high === null) return bar;
    return { ...bar, ...possibleRange(QUANTITIES[quantity].unit, { low: bar.low, high: bar.high }) };
  });
  const values = drawn
    .flatMap(({ value, low, high, reference = null }) => [value, low, high, reference])
    .filter((value) => value !== null);
  return {
    kind: 'bars',
    id,
    subject,
    axis: figureAxis(quantity, values),
    interval: drawn.some(({ low, high }) => low !== null && high !== null) ? interval : null,
    bars: drawn,
  };
}
