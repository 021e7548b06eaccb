import type { HistoryRow, Metrics } from '@raqam/artifact';
import { accuracyInterval } from '../accuracy-interval.ts';
import { type CurvePoint, type LearningCurve, learningCurves } from '../learning-curves.ts';
import { curvesFigure } from './curves-figure.ts';
import type { CurvesFigure, CurvesSeries, FigurePoint, ImageSet } from './figure.ts';

/** How the two figures of a run are called. */
export interface HistoryFiguresOptions {
  /** What their ids begin with. @default 'history' */
  readonly id?: string | undefined;
  /** What the run is, such as the name of its condition. */
  readonly subject?: string | undefined;
}

/** A run's accuracy and loss by epoch. */
export interface HistoryFigures {
  readonly accuracy: CurvesFigure;
  readonly loss: CurvesFigure;
}

const LEVEL = 0.95;

/**
 * The figures of one run: accuracy and loss after each epoch, on the images it learnt from (dashed), on validation
 * images where there were any, and on the test images with the range that so many of them allow ({@link accuracyInterval}).
 *
 * @param history The finished epochs; may be empty.
 * @param testHistory The test images' verdict on the weights after epoch 1, 2, …; null where none was asked for.
 * @throws {ReportArgumentError} When a value is not finite, as that of a run that diverged.
 */
export function historyFigures(
  history: readonly HistoryRow[],
  testHistory: readonly Metrics[] | null,
  { id = 'history', subject }: HistoryFiguresOptions = {},
): HistoryFigures {
  const { accuracy, loss } = learningCurves(history);
  const judged = testHistory ?? [];
  const testAccuracy = judged.map((metrics, i): FigurePoint => {
    const { low, high } = accuracyInterval(metrics, LEVEL);
    return { x: i + 1, y: metrics.accuracy, low, high };
  });
  const testLoss = judged.map((metrics, i): FigurePoint => ({ x: i + 1, y: metrics.loss }));
  const common = { subject, x: 'epoch', interval: { level: LEVEL, of: 'images' } } as const;
  return {
    accuracy: curvesFigure({ ...common, id: `${id}-accuracy`, y: 'accuracy', series: linesOf(accuracy, testAccuracy) }),
    loss: curvesFigure({ ...common, id: `${id}-loss`, y: 'loss', series: linesOf(loss, testLoss) }),
  };
}

function linesOf({ train, validation }: LearningCurve, test: readonly FigurePoint[]): CurvesSeries[] {
  const line = (set: ImageSet, points: readonly FigurePoint[]): CurvesSeries => ({
    name: set,
    set,
    dashed: set === 'train',
    points,
  });
  const lines = [line('train', train.map(pointOf)), line('validation', validation.map(pointOf)), line('test', test)];
  return lines.filter(({ points }) => points.length > 0);
}

function pointOf({ epoch, value }: CurvePoint): FigurePoint {
  return { x: epoch, y: value };
}
