import type { Axis } from '@raqam/report';
import type { AxisWords } from '@raqam/report/words';
import { scaleLinear } from 'd3-scale';
import stringWidth from 'string-width';
import { type BrailleCanvas, createBrailleCanvas } from './braille-canvas.ts';
import type { Paint } from './paint.ts';
import { alignText } from './table-lines.ts';

/** What is drawn between two axes. */
export interface Plane {
  readonly x: Axis;
  readonly y: Axis;
  readonly xWords: AxisWords;
  readonly yWords: AxisWords;
  /** What stands beside each row, from the top down. */
  readonly beside?: readonly string[];
  /** Of `beside` at most, in columns. */
  readonly room?: number;
  /** Draws. Places are dots: from 0 to `width` − 1 and `height` − 1. */
  readonly draw: (canvas: BrailleCanvas, across: (x: number) => number, down: (y: number) => number) => void;
}

/** Characters from the top to the bottom of a plot. */
export const PLANE_ROWS = 11;

/** A plot with two axes in lines of at most `columns` columns. */
export function planeLines(plane: Plane, columns: number, paint: Paint): string[] {
  const { x, y, xWords, yWords, beside = [], room = 0 } = plane;
  const tickWidth = Math.max(...yWords.ticks.map((text) => stringWidth(text)));
  const plotWidth = columns - tickWidth - 2 - room;
  const canvas = createBrailleCanvas(plotWidth, PLANE_ROWS);
  const across = scaleLinear(x.extent, [0, canvas.width - 1]);
  const down = scaleLinear(y.extent, [canvas.height - 1, 0]);
  plane.draw(
    canvas,
    (value) => Math.round(across(value)),
    (value) => Math.round(down(value)),
  );
  const ticks = new Map(y.ticks.map((tick, i) => [Math.floor(Math.round(down(tick)) / 4), yWords.ticks[i]]));
  const rows = canvas.lines(paint.tone).map((line, row) => {
    const tick = ticks.get(row);
    const edge = tick === undefined ? '│' : '┤';
    return `${paint.soft(`${alignText(tick ?? '', tickWidth, 'end')} ${edge}`)}${line}${beside[row] ?? ''}`.trimEnd();
  });
  const margin = ' '.repeat(tickWidth + 1);
  const places = x.ticks.map((tick) => Math.floor(Math.round(across(tick)) / 2));
  return [
    paint.soft(yWords.name),
    ...rows,
    paint.soft(`${margin}└${ruleWithTicks(places, plotWidth)}`),
    paint.soft(`${margin} ${tickLine(places, xWords.ticks, plotWidth + room)}`.trimEnd()),
    paint.soft(alignText(xWords.name, tickWidth + 2 + plotWidth, 'end')),
  ];
}

function ruleWithTicks(places: readonly number[], width: number): string {
  return Array.from({ length: width }, (_, column) => (places.includes(column) ? '┴' : '─')).join('');
}

/** Each text in the middle below its place, as far as it neither leaves the line nor touches the one before. */
export function tickLine(places: readonly number[], texts: readonly string[], width: number): string {
  let line = '';
  for (const [i, place] of places.entries()) {
    const length = stringWidth(texts[i]);
    const start = Math.max(0, Math.min(width - length, place - Math.floor(length / 2)));
    if (line !== '' && start < stringWidth(line) + 1) continue;
    line = `${alignText(line, start, 'start')}${texts[i]}`;
  }
  return line;
}
