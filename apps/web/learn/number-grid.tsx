import { type KeyboardEvent, type PointerEvent, useId } from 'react';
import { arrowStep } from '../drawing/arrow-step.ts';
import styles from './number-grid.module.css';
import { useNumber } from './use-number.ts';

/** A place in a grid, from 0. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** A part of a grid. */
interface GridBox extends GridPlace {
  readonly height: number;
  readonly width: number;
}

interface NumberGridProps {
  /** What the grid is, and what its keys do where it can be walked through. */
  readonly label: string;
  /** Row-major. */
  readonly values: ArrayLike<number>;
  readonly numColumns: number;
  /** Of the numbers in the cells. @default 0 */
  readonly decimals?: number;
  /** What the deepest shade stands for; all others are in proportion. */
  readonly greatest: number;
  /** Ink for what a person made; the machine's hues, one for either sign, for what was computed. @default 'machine' */
  readonly tone?: 'ink' | 'machine';
  /** Rows and columns of padding at each edge, drawn as such. @default 0 */
  readonly padding?: number;
  /** A frame around some cells. */
  readonly frame?: GridBox | null;
  /** Called with the cell that is pointed at or walked to; without it the grid is a picture. */
  readonly onChoose?: (place: GridPlace) => void;
}

const CELL = 20;
/** Of a cell where there is room for all of them: with a number in it, and without. */
const CELL_PX = { numbers: 36, shades: 22 } as const;
/** A character of the monospaced numbers, as a share of their size. */
const CHARACTER = 0.6;
/** With more columns than this the numbers would be too small to read; shades alone are drawn then. */
const MOST_COLUMNS = 10;

/** Numbers in their cells, each shaded by its size. Left to right in every language, as matrices are. */
export function NumberGrid(props: NumberGridProps) {
  const { label, values, numColumns, decimals = 0, greatest, tone = 'machine', padding = 0, frame, onChoose } = props;
  const number = useNumber();
  const patternId = useId();
  const numRows = values.length / numColumns;
  const texts = Array.from(values, (value) => number(value, decimals));
  const hasNumbers = numColumns <= MOST_COLUMNS;
  const fontSize = Math.min(8, (CELL - 5) / (CHARACTER * Math.max(...texts.map((text) => text.length))));
  const cellPx = hasNumbers ? CELL_PX.numbers : CELL_PX.shades;
  // Text has to be read on its shade; without text the shade may be as deep as it gets.
  const deepest = hasNumbers ? 0.45 : 1;

  function onPointer(event: PointerEvent<SVGSVGElement>): void {
    if (onChoose === undefined) return;
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.floor(((event.clientX - box.left) / box.width) * numColumns);
    const row = Math.floor(((event.clientY - box.top) / box.height) * numRows);
    onChoose(inside(row, column));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const step = arrowStep(event);
    if (step === null || onChoose === undefined) return;
    event.preventDefault();
    onChoose(frame == null ? inside(0, 0) : inside(frame.row + step[1], frame.column + step[0]));
  }

  function inside(row: number, column: number): GridPlace {
    return { row: clamp(row, numRows), column: clamp(column, numColumns) };
  }

  const isPadding = (row: number, column: number) =>
    Math.min(row, column, numRows - 1 - row, numColumns - 1 - column) < padding;

  return (
    <svg
      className={styles.grid}
      viewBox={`-1 -1 ${numColumns * CELL + 2} ${numRows * CELL + 2}`}
      width={numColumns * cellPx}
      height={numRows * cellPx}
      data-tone={tone}
      aria-label={label}
      {...(onChoose === undefined
        ? { role: 'img' }
        : { role: 'application', tabIndex: 0, onKeyDown, onPointerDown: onPointer, onPointerMove: onPointer })}
    >
      <pattern id={patternId} width={4} height={4} patternUnits="userSpaceOnUse">
        <path className={styles.hatch} d="M0 4L4 0" />
      </pattern>
      {texts.map((text, i) => {
        const [row, column] = [Math.floor(i / numColumns), i % numColumns];
        const [x, y] = [column * CELL, row * CELL];
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the cell's place, which is its identity
          <g key={i}>
            <rect
              className={values[i] < 0 ? styles.below : styles.above}
              {...{ x, y, width: CELL, height: CELL }}
              fillOpacity={greatest > 0 ? Math.min(1, Math.abs(values[i]) / greatest) * deepest : 0}
            />
            {isPadding(row, column) && <rect {...{ x, y, width: CELL, height: CELL }} fill={`url(#${patternId})`} />}
            {hasNumbers && (
              <text x={x + CELL / 2} y={y + CELL / 2 + fontSize * 0.35} fontSize={fontSize}>
                {text}
              </text>
            )}
          </g>
        );
      })}
      <path className={styles.lines} d={linesPath(numRows, numColumns)} />
      {frame != null && (
        <rect
          className={styles.frame}
          x={frame.column * CELL}
          y={frame.row * CELL}
          width={frame.width * CELL}
          height={frame.height * CELL}
        />
      )}
    </svg>
  );
}

function clamp(index: number, length: number): number {
  return Math.min(length - 1, Math.max(0, index));
}

function linesPath(numRows: number, numColumns: number): string {
  const down = Array.from({ length: numColumns + 1 }, (_, i) => `M${i * CELL} 0v${numRows * CELL}`);
  const across = Array.from({ length: numRows + 1 }, (_, i) => `M0 ${i * CELL}h${numColumns * CELL}`);
  return [...down, ...across].join('');
}
