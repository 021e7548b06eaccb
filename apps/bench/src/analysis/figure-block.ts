import type { Figure } from '@raqam/report';
import type { Words } from '@raqam/report/words';
import type { FigureBlock } from '../document/report-document.ts';

/** A figure with the words that say the same. */
export function figureBlock(words: Words, figure: Figure): FigureBlock {
  return { kind: 'figure', figure, words: words.figure(figure) };
}
