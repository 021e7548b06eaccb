import type { Shape } from '@raqam/artifact';
import styles from './shape-drawing.module.css';

interface ShapeDrawingProps {
  /** [height, width, channels], or [units]. */
  readonly shape: Shape;
  /** Whether the picture is no wider than what is drawn, rather than as wide as all others. @default false */
  readonly isTight?: boolean;
}

const WIDTH = 112;
/** By how much each sheet of a stack lies beside the one before. */
const OFFSET = 3;
const MOST_SHEETS = 12;

/**
 * Maps as a stack of sheets, a row of numbers as a bar. Sides and stacks grow with the logarithm of what they stand for,
 * or 227 pixels and 3 channels would not fit into one picture.
 */
export function ShapeDrawing({ shape, isTight = false }: ShapeDrawingProps) {
  const [size, , channels] = shape;
  const side = 6 + 5 * Math.log2(size);
  if (channels === undefined) {
    const width = isTight ? side * 1.5 + 2 : WIDTH;
    return (
      <svg className={styles.shape} viewBox={`0 0 ${width} 12`} width={width} height={12} aria-hidden="true">
        <rect className={styles.sheet} x={1} y={1} width={side * 1.5} height={10} />
      </svg>
    );
  }
  const numSheets = Math.min(MOST_SHEETS, 1 + Math.round(Math.log2(channels)));
  const height = side + OFFSET * (numSheets - 1) + 2;
  const width = isTight ? side + OFFSET * 2 * (numSheets - 1) + 2 : WIDTH;
  return (
    <svg className={styles.shape} viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      {Array.from({ length: numSheets }, (_, i) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: the index is the sheet's place in the stack
          key={i}
          className={styles.sheet}
          x={1 + OFFSET * 2 * (numSheets - 1 - i)}
          y={1 + OFFSET * i}
          width={side}
          height={side}
        />
      ))}
    </svg>
  );
}
