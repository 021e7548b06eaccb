import { bandFigure } from '@raqam/report';
import type { Section } from '../../document/report-document.ts';
import type { Analysis } from '../analysis.ts';
import { figureBlock } from '../figure-block.ts';
import { trainedRuns } from '../trained-runs.ts';
import { testCurve } from './curves-section.ts';

/** All conditions by epoch on the test data, in one figure: the report's comparison of optimizers. */
export function optimizersSection({ results, words }: Analysis): Section | null {
  const judged = results.filter((each) => trainedRuns(each).some(({ testHistory }) => testHistory !== null));
  if (judged.length === 0) return null;
  const figures = (['accuracy', 'loss'] as const).map((quantity) =>
    bandFigure({
      id: `optimizers-${quantity}`,
      quantity,
      series: judged.map((each) => ({
        name: each.condition.name,
        runs: trainedRuns(each).map(({ testHistory }) => testCurve(testHistory, quantity)),
      })),
    }),
  );
  return { title: 'By epoch', blocks: figures.map((figure) => figureBlock(words, figure)) };
}
