import { formatNumber } from '@raqam/report';
import { LOCALE } from './locale.ts';
import type { Theme } from './theme.ts';

/**
 * A confusion matrix as lines of text: a row for each digit that was written, a column for each that was read. Zeros
 * are points, so that mistakes stand out.
 *
 * @param confusionMatrix `confusionMatrix[label][prediction]` counts images.
 */
export function confusionTable(confusionMatrix: readonly (readonly number[])[], theme: Theme): readonly string[] {
  const cells = confusionMatrix.map((row) => row.map((count) => (count === 0 ? '·' : formatNumber(count, LOCALE))));
  const width = Math.max(...cells.flat().map((cell) => cell.length)) + 1;
  const header = cells.map((_, label) => String(label).padStart(width)).join('');
  return [
    theme.paint('muted', `written ${header}   read as`),
    ...cells.map((row, label) => {
      const painted = row.map((cell, prediction) => {
        const tone = prediction === label ? 'machine' : cell === '·' ? 'line' : 'negative';
        return theme.paint(tone, cell.padStart(width));
      });
      return `${theme.paint('muted', String(label).padStart('written'.length))} ${painted.join('')}`;
    }),
  ];
}
