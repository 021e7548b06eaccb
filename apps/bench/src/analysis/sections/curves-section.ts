import { type BandSeries, bandFigure, type CurvePoint, learningCurves } from '@raqam/report';
import type { Section } from '../../document/report-document.ts';
import type { TrainedRun } from '../../store/stored-run.ts';
import type { Analysis } from '../analysis.ts';
import { figureBlock } from '../figure-block.ts';
import { trainedRuns } from '../trained-runs.ts';

/** Accuracy and loss of the focus by epoch, on what it learnt from and on what it did not. */
export function curvesSection({ focus, words }: Analysis): Section | null {
  const runs = trainedRuns(focus);
  if (runs.length === 0) return null;
  const figures = (['accuracy', 'loss'] as const).map((quantity) =>
    bandFigure({
      id: `curves-${quantity}`,
      subject: focus.condition.name,
      quantity,
      series: (['train', 'validation', 'test'] as const)
        .map(
          (set): BandSeries => ({
            name: set,
            set,
            dashed: set === 'train',
            runs: runs.map((run) => pointsOf(run, set, quantity)),
          }),
        )
        .filter((series) => series.runs.some((points) => points.length > 0)),
    }),
  );
  return { title: 'Learning curves', blocks: figures.map((figure) => figureBlock(words, figure)) };
}

function pointsOf(
  { run, testHistory }: TrainedRun,
  set: 'train' | 'validation' | 'test',
  quantity: 'accuracy' | 'loss',
): readonly CurvePoint[] {
  if (set === 'test') return testCurve(testHistory, quantity);
  return learningCurves(run.history)[quantity][set];
}

/** By epoch, on the test data; empty where epochs were not judged. */
export function testCurve(history: TrainedRun['testHistory'], quantity: 'accuracy' | 'loss'): CurvePoint[] {
  return (history ?? []).map((metrics, i) => ({ epoch: i + 1, value: metrics[quantity] }));
}
