import { type CurvesFigure, type CurvesSeries, curvesFigure, type FigurePoint, figureAxis } from '@raqam/report';
import type { RunProgress } from './progress-tracker.ts';
import type { FinishedRun } from './session-messages.ts';

/**
 * Accuracy and loss of a run as far as it is: on the images it learns from several values an epoch, each a mean over a few
 * steps; on the validation images one after each epoch. The axis stands still while they grow.
 */
export function liveFigures({ curves, history, numEpochs }: Pick<RunProgress, 'curves' | 'history' | 'numEpochs'>): {
  readonly accuracy: CurvesFigure;
  readonly loss: CurvesFigure;
} {
  const validation = (column: 'validationAccuracy' | 'validationLoss') =>
    history.flatMap(({ epoch, [column]: value }): FigurePoint[] =>
      value === null ? [] : [{ x: epoch + 1, y: value }],
    );
  const figure = (id: string, y: 'accuracy' | 'loss', lines: readonly CurvesSeries[]): CurvesFigure => ({
    ...curvesFigure({ id, x: 'epoch', y, series: lines.filter(({ points }) => points.length > 0) }),
    x: figureAxis('epoch', [0, numEpochs]),
  });
  return {
    accuracy: figure('live-accuracy', 'accuracy', [
      { name: 'train', set: 'train', dashed: true, points: curves.accuracy },
      { name: 'validation', set: 'validation', points: validation('validationAccuracy') },
    ]),
    loss: figure('live-loss', 'loss', [
      { name: 'train', set: 'train', dashed: true, points: curves.loss },
      { name: 'validation', set: 'validation', points: validation('validationLoss') },
    ]),
  };
}

/**
 * The runs of a comparison on common axes, by epoch: on validation images where there were any, else on those that were
 * learnt from.
 */
export function comparisonFigures(runs: readonly FinishedRun[]): {
  readonly accuracy: CurvesFigure;
  readonly loss: CurvesFigure;
} {
  const lines = (onValidation: 'validationAccuracy' | 'validationLoss', onTraining: 'accuracy' | 'loss') =>
    runs.map(({ name, history }) => {
      const points = history.map((row): FigurePoint => ({ x: row.epoch + 1, y: row[onValidation] ?? row[onTraining] }));
      return { name, points };
    });
  const common = { x: 'epoch' } as const;
  return {
    accuracy: curvesFigure({
      ...common,
      id: 'compared-accuracy',
      y: 'accuracy',
      series: lines('validationAccuracy', 'accuracy'),
    }),
    loss: curvesFigure({ ...common, id: 'compared-loss', y: 'loss', series: lines('validationLoss', 'loss') }),
  };
}
