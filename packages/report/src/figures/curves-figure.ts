import type { CurvesFigure, CurvesSeries, FigureInterval } from './figure.ts';
import { figureAxis } from './figure-axis.ts';
import { possibleRange } from './possible-range.ts';
import { QUANTITIES, type Quantity } from './quantity.ts';

/** Lines to be drawn on common axes. */
export interface CurvesFigureInput {
  readonly id: string;
  readonly subject?: string | undefined;
  /** What the points' `x` and `y` are. */
  readonly x: Quantity;
  readonly y: Quantity;
  readonly series: readonly CurvesSeries[];
  /** What the points' `low` and `high` are. @default null */
  readonly interval?: FigureInterval | null;
}

/**
 * Lines in a plane, such as the time of an epoch by the number of workers. Ranges are cut where they would leave what
 * the quantity can be; the axes enclose everything.
 *
 * @throws {ReportArgumentError} When a value is not finite.
 */
export function curvesFigure({ id, subject, x, y, series, interval = null }: CurvesFigureInput): CurvesFigure {
  const lines = series.map((line) => ({
    ...line,
    points: line.points.map((point) => {
      const { low, high } = point;
      return low === undefined || high === undefined
        ? point
        : { ...point, ...possibleRange(QUANTITIES[y].unit, { low, high }) };
    }),
  }));
  const points = lines.flatMap((line) => line.points);
  return {
    kind: 'curves',
    id,
    subject,
    x: figureAxis(
      x,
      points.map((point) => point.x),
    ),
    y: figureAxis(
      y,
      points.flatMap((point) => [point.y, point.low ?? point.y, point.high ?? point.y]),
    ),
    interval: points.some(({ low }) => low !== undefined) ? interval : null,
    series: lines,
  };
}
