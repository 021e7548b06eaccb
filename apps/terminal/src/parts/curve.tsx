import { Box, Text } from 'ink';
import type { ReactNode } from 'react';
import { braillePlot } from '../braille-plot.ts';
import { Toned } from './toned.tsx';

/** A curve over the whole of a run, with its axis at the left, and marks on it. */
export function Curve({ values, marks, extent, format, label, columns, rows }: CurveProps): ReactNode {
  const [low, high] = extent;
  const ends = [format(high), format(low)];
  const axisColumns = Math.max(...ends.map((end) => end.length));
  const plotColumns = columns - axisColumns - 1;
  const toHeight = (value: number) => (value - low) / (high - low);
  const heights = values.map((value) => (value === null ? null : toHeight(value)));
  const lines = braillePlot(heights, { columns: plotColumns, rows });
  const placed = placeMarks(marks, { columns: plotColumns, rows }, toHeight);
  return (
    <Box flexDirection="column" width={columns} aria-label={label}>
      {lines.map((line, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a picture never change places.
        <Text key={row} wrap="truncate">
          <Toned tone="muted">{(row === 0 ? ends[0] : row === rows - 1 ? ends[1] : '').padStart(axisColumns)}</Toned>
          <Toned tone="line">{row === 0 || row === rows - 1 ? '┤' : '│'}</Toned>
          {withMarks(
            line,
            placed.filter((mark) => mark.row === row).map(({ column }) => column),
          ).map(({ text, isMark, column }) => (
            <Toned key={column} tone={isMark ? 'focus' : 'machine'}>
              {text}
            </Toned>
          ))}
        </Text>
      ))}
    </Box>
  );
}

interface CurveProps {
  /** Evenly spaced over the whole run; null where nothing is known yet. */
  readonly values: readonly (number | null)[];
  readonly marks: readonly CurveMark[];
  /** The values at the bottom and at the top. */
  readonly extent: readonly [low: number, high: number];
  readonly format: (value: number) => string;
  /** What a screen reader says in its place. */
  readonly label: string;
  readonly columns: number;
  readonly rows: number;
}

/** A value that was taken at one moment of the run. */
export interface CurveMark {
  /** In (0, 1] of the run. */
  readonly at: number;
  readonly value: number;
}

/** How a {@link CurveMark} is drawn. */
export const MARK = '●';

/** Marks nearer to each other would hide the line between them. */
const MARK_GAP = 4;

interface Cell {
  readonly column: number;
  readonly row: number;
}

/** The cells of the marks; of those that stand close together only some, the latest always among them. */
function placeMarks(
  marks: readonly CurveMark[],
  { columns, rows }: { readonly columns: number; readonly rows: number },
  toHeight: (value: number) => number,
): readonly Cell[] {
  const cells: Cell[] = [];
  for (const { at, value } of marks.toReversed()) {
    const column = Math.min(Math.max(Math.round(at * columns) - 1, 0), columns - 1);
    const last = cells.at(-1);
    if (last !== undefined && last.column - column < MARK_GAP) continue;
    cells.push({ column, row: Math.round((1 - Math.min(Math.max(toHeight(value), 0), 1)) * (rows - 1)) });
  }
  return cells;
}

interface Piece {
  readonly column: number;
  readonly text: string;
  readonly isMark: boolean;
}

/** A row of the plot in pieces of one color, some of its cells replaced by marks. */
function withMarks(line: string, columns: readonly number[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (const column of columns.toSorted((a, b) => a - b)) {
    if (column > start) pieces.push({ column: start, text: line.slice(start, column), isMark: false });
    pieces.push({ column, text: MARK, isMark: true });
    start = column + 1;
  }
  if (start < line.length) pieces.push({ column: start, text: line.slice(start), isMark: false });
  return pieces;
}
