import type { Bar, BarsFigure } from '@raqam/report';
import type { FigureWords } from '@raqam/report/words';
import { scaleLinear } from 'd3-scale';
import stringWidth from 'string-width';
import type { Paint } from './paint.ts';
import { tickLine } from './plane-lines.ts';
import { alignText } from './table-lines.ts';
import { wrapText } from './wrap-text.ts';

/** Eighths of a character, from the left. */
const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;
/** The widest name, as a share of a line; longer ones are broken. */
const MAX_NAME_SHARE = 0.35;

/** Bars of block characters with whiskers, the name before and the value behind; a point where the axis is cut. */
export function barsLines({ axis, bars }: BarsFigure, words: FigureWords, columns: number, paint: Paint): string[] {
  if (bars.length === 0 || words.axes.x === null) return [];
  const values = words.table.rows.map((row) => row[1]);
  const valueWidth = Math.max(...values.map((text) => stringWidth(text)));
  const longestName = Math.max(...words.names.map((text) => stringWidth(text)));
  const nameWidth = Math.min(longestName, Math.floor(columns * MAX_NAME_SHARE));
  const plotWidth = columns - nameWidth - valueWidth - 4;
  const across = scaleLinear(axis.extent, [0, plotWidth]);
  const rows = bars.flatMap((bar, i) => {
    const [name, ...more] = wrapText(words.names[i], nameWidth);
    const plot = barPlot(bar, across, plotWidth, axis.extent[0] === 0);
    return [
      `${alignText(name, nameWidth, 'start')}  ${paint.accent(plot)}  ${alignText(values[i], valueWidth, 'end')}`,
      ...more,
    ];
  });
  const margin = ' '.repeat(nameWidth + 2);
  const ticks = tickLine(
    axis.ticks.map((tick) => Math.min(plotWidth - 1, Math.floor(across(tick)))),
    words.axes.x.ticks,
    plotWidth + valueWidth + 2,
  );
  return [...rows, paint.soft(`${margin}${ticks}`)];
}

function barPlot(
  { value, low, high, reference = null }: Bar,
  across: (value: number) => number,
  width: number,
  isFromZero: boolean,
): string {
  const columnOf = (of: number) => Math.min(width - 1, Math.floor(across(of)));
  const cells = Array.from({ length: width }, () => ' ');
  if (isFromZero) {
    const eighths = Math.round(across(value) * 8);
    cells.fill('█', 0, Math.floor(eighths / 8));
    if (eighths % 8 !== 0) cells[Math.floor(eighths / 8)] = EIGHTHS[eighths % 8];
  }
  if (low !== null && high !== null && columnOf(low) < columnOf(high)) {
    cells.fill('─', columnOf(low), columnOf(high));
    // What is surely there is solid, what is probably there is shaded.
    if (isFromZero) cells.fill('▒', columnOf(low), columnOf(value));
    else cells[columnOf(low)] = '├';
    cells[columnOf(high)] = '┤';
  }
  if (!isFromZero) cells[columnOf(value)] = '●';
  if (reference !== null) cells[columnOf(reference)] = '◇';
  return cells.join('');
}
