import type { CurvePoint } from '../learning-curves.ts';
import { meanInterval } from '../mean-interval.ts';
import { curvesFigure } from './curves-figure.ts';
import type { CurvesFigure, CurvesSeries, FigurePoint } from './figure.ts';
import type { Quantity } from './quantity.ts';

/** Runs of several conditions, to be drawn as one line each. */
export interface BandFigureInput {
  readonly id: string;
  readonly subject?: string | undefined;
  /** What the runs' values are. */
  readonly quantity: Quantity;
  readonly series: readonly BandSeries[];
  /** Of the bands, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/** The runs of one condition. */
export interface BandSeries extends Omit<CurvesSeries, 'points'> {
  /** One for each seed: its values by epoch, as `learningCurves` gives them. They may differ in length. */
  readonly runs: readonly (readonly CurvePoint[])[];
}

/**
 * Several seeds of each condition by epoch: the mean of the runs that reached the epoch, with its interval
 * ({@link meanInterval}), cut where it would leave what the quantity can be. A single run has no band.
 *
 * @throws {ReportArgumentError} When a value is not finite, or the level is none.
 */
export function bandFigure({ id, subject, quantity, series, level = 0.95 }: BandFigureInput): CurvesFigure {
  return curvesFigure({
    id,
    subject,
    x: 'epoch',
    y: quantity,
    series: series.map(({ runs, ...line }) => ({ ...line, points: meansOf(runs, level) })),
    interval: { level, of: 'seeds' },
  });
}

function meansOf(runs: readonly (readonly CurvePoint[])[], level: number): FigurePoint[] {
  const values = new Map<number, number[]>();
  for (const { epoch, value } of runs.flat()) values.set(epoch, [...(values.get(epoch) ?? []), value]);
  return [...values]
    .sort(([a], [b]) => a - b)
    .map(([x, atEpoch]) => {
      const { mean, interval } = meanInterval(atEpoch, level);
      return interval === null ? { x, y: mean } : { x, y: mean, low: interval.low, high: interval.high };
    });
}
