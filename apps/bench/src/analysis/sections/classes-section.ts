import { classificationReport } from '@raqam/report';
import type { Section } from '../../document/report-document.ts';
import type { Analysis } from '../analysis.ts';
import { sumConfusions } from '../sum-confusions.ts';
import { runsOf } from './confusion-section.ts';

/** Precision, recall and F1 of each class of the focus, over all its runs. */
export function classesSection({ focus, words }: Analysis): Section | null {
  if (focus.runs.length === 0) return null;
  const { caption, sentence, table } = words.classification(classificationReport(sumConfusions(focus.runs)));
  const of = `${focus.condition.name}, summed over ${runsOf(focus.runs.length)}.`;
  return {
    title: 'By digit',
    blocks: [
      { kind: 'text', text: sentence },
      { kind: 'table', caption: `${of} ${caption}`, ...table },
    ],
  };
}
