import type { FigureTable } from '@raqam/report/words';
import stringWidth from 'string-width';
import type { Paint } from './paint.ts';
import { wrapText } from './wrap-text.ts';

const GAP = '  ';

/**
 * A table in lines of at most `columns` columns. Cells that are too wide are broken between words; a table that does not
 * fit even so is told row by row, each cell behind the name of its column.
 */
export function tableLines({ columns: heads, rows }: FigureTable, columns: number, paint: Paint): string[] {
  const cellsOf = (column: number) => [heads[column].name, ...rows.map((row) => row[column])];
  const widths = fitWidths(
    heads.map((_, column) => Math.max(...cellsOf(column).map((text) => stringWidth(text)))),
    heads.map((_, column) => Math.max(...cellsOf(column).map(longestWord))),
    columns - GAP.length * (heads.length - 1),
  );
  if (widths === null) return rows.flatMap((row, i) => [...(i === 0 ? [] : ['']), ...recordLines(heads, row, columns)]);
  const linesOf = (cells: readonly string[]): string[] => {
    const broken = cells.map((cell, column) => wrapText(cell, widths[column]));
    const height = Math.max(...broken.map((lines) => lines.length));
    return Array.from({ length: height }, (_, line) =>
      broken
        .map((lines, column) => alignText(lines[line] ?? '', widths[column], heads[column].align))
        .join(GAP)
        .trimEnd(),
    );
  };
  return [
    ...linesOf(heads.map(({ name }) => name)).map(paint.soft),
    paint.soft(widths.map((width) => '─'.repeat(width)).join(GAP)),
    ...rows.flatMap(linesOf),
  ];
}

/** Takes from the widest columns until all fit; null where longest words do not. */
function fitWidths(natural: readonly number[], least: readonly number[], available: number): number[] | null {
  const widths = [...natural];
  let excess = widths.reduce((sum, width) => sum + width, 0) - available;
  for (; excess > 0; excess -= 1) {
    const spare = widths.map((width, column) => (width > least[column] ? width : 0));
    const widest = spare.indexOf(Math.max(...spare));
    if (spare[widest] === 0) return null;
    widths[widest] -= 1;
  }
  return widths;
}

function recordLines(heads: FigureTable['columns'], row: readonly string[], columns: number): string[] {
  return row.flatMap((cell, column) => wrapText(`${heads[column].name}: ${cell}`, columns, GAP));
}

function longestWord(text: string): number {
  return Math.max(...text.split(/\s+/).map((text) => stringWidth(text)));
}

/** Fills up with spaces to a width in columns. */
export function alignText(text: string, width: number, align: 'start' | 'end'): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return align === 'start' ? `${text}${space}` : `${space}${text}`;
}
