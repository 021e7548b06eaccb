import { pictureGridFigure, suspectLabelsOfRuns } from '@raqam/report';
import type { FigureBlock, Section } from '../../document/report-document.ts';
import type { Analysis } from '../analysis.ts';
import { figureBlock } from '../figure-block.ts';
import { trainedRuns } from '../trained-runs.ts';

const NUM_COLUMNS = 6;

/** Test images whose labels may be wrong: every network of the focus is sure of another class. */
export function suspectLabelsSection({ context: { test }, focus, words }: Analysis): Section | null {
  const runs = trainedRuns(focus);
  // One network may be sure by chance of its seed.
  if (runs.length < 2) return null;
  const suspects = suspectLabelsOfRuns(runs.map(({ run }) => run));
  const { caption, sentence, table } = words.suspectLabels(suspects, { numRuns: runs.length });
  const pictures: FigureBlock[] = [];
  if (test !== null && suspects.length > 0) {
    const { height, width } = test;
    const figure = pictureGridFigure({
      id: 'suspect-labels',
      subject: focus.condition.name,
      columns: NUM_COLUMNS,
      pictures: suspects.map(({ confidence, index, label, prediction }) => {
        return { index, label, prediction, probability: confidence, pixels: test.image(index), height, width };
      }),
    });
    pictures.push(figureBlock(words, figure));
  }
  const tables = suspects.length === 0 ? [] : [{ kind: 'table' as const, caption, ...table }];
  return { title: 'Labels that may be wrong', blocks: [{ kind: 'text', text: sentence }, ...tables, ...pictures] };
}
