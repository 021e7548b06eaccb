import { confusionFigure } from '@raqam/report';
import type { Section } from '../../document/report-document.ts';
import type { Analysis } from '../analysis.ts';
import { figureBlock } from '../figure-block.ts';
import { sumConfusions } from '../sum-confusions.ts';

/** What the focus reads as what, over all its runs. */
export function confusionSection({ focus, words }: Analysis): Section | null {
  if (focus.runs.length === 0) return null;
  const figure = confusionFigure(sumConfusions(focus.runs), 'counts', { subject: focus.condition.name });
  return {
    title: 'Confusions',
    blocks: [
      { kind: 'text', text: `Summed over ${runsOf(focus.runs.length)} of ${focus.condition.name}.` },
      figureBlock(words, figure),
    ],
  };
}

/** `1 run`, `10 runs`. */
export function runsOf(count: number): string {
  return count === 1 ? '1 run' : `${count} runs`;
}
