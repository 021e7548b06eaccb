import type { Picture, PictureGridFigure } from '@raqam/report';
import type { FigureWords } from '@raqam/report/words';
import { createBrailleCanvas } from './braille-canvas.ts';
import type { Paint } from './paint.ts';
import { alignText } from './table-lines.ts';

const GAP = 2;
/** From here on a pixel is ink. */
const INK = 128;
/** More would not be looked at in a terminal. */
const MAX_ROWS = 3;

/** Images as dots, as many in a row as there is room for, each with its label, what it was read as and how probably. */
export function pictureLines(
  { columns: perRow, pictures }: PictureGridFigure,
  words: FigureWords,
  columns: number,
  paint: Paint,
): string[] {
  if (pictures.length === 0) return [];
  const width = Math.max(...pictures.map((picture) => Math.ceil(picture.width / 2)));
  const fitting = Math.max(1, Math.min(perRow, Math.floor((columns + GAP) / (width + GAP))));
  const drawn = pictures.slice(0, MAX_ROWS * fitting);
  const lines: string[] = [];
  for (let from = 0; from < drawn.length; from += fitting) {
    const row = drawn.slice(from, from + fitting);
    const pictureRows = row.map((picture) => inkLines(picture));
    const join = (cells: readonly string[]) =>
      cells
        .map((cell) => alignText(cell, width, 'start'))
        .join(' '.repeat(GAP))
        .trimEnd();
    for (const line of pictureRows[0].keys()) lines.push(join(pictureRows.map((each) => each[line])));
    lines.push(
      join(row.map(({ label, prediction }, i) => `${label} → ${prediction} ${words.table.rows[from + i][3]}`)),
      '',
    );
  }
  const numLeft = pictures.length - drawn.length;
  return numLeft === 0 ? lines.slice(0, -1) : [...lines, paint.soft(`… and ${numLeft} more in the HTML report.`)];
}

function inkLines({ pixels, width, height }: Picture): string[] {
  const ink = Buffer.from(pixels, 'base64');
  const canvas = createBrailleCanvas(Math.ceil(width / 2), Math.ceil(height / 4));
  for (const [i, value] of ink.entries()) {
    if (value >= INK) canvas.dot(i % width, Math.floor(i / width), -1);
  }
  return canvas.lines((_, character) => character);
}
