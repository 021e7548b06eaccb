import { useId } from 'react';
import styles from './flow-drawing.module.css';

/** A part of a drawing: what a person made, what a network computes, or what comes out. */
export interface FlowPart {
  readonly kind: 'ink' | 'machine' | 'answer';
  readonly text: string;
  /** Of its middle. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

interface FlowDrawingProps {
  readonly label: string;
  readonly height: number;
  readonly parts: readonly FlowPart[];
  /** From one part to another, by their places in the row of parts; straight, from edge to edge. */
  readonly arrows: readonly (readonly [from: number, to: number])[];
}

const WIDTH = 400;
const HALF_HEIGHT = 18;
const GAP = 4;

/** Parts as boxes, and arrows for what flows between them. Left to right in every language. */
export function FlowDrawing({ label, height, parts, arrows }: FlowDrawingProps) {
  const headId = useId();
  return (
    <svg className={styles.flow} viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={label}>
      <marker id={headId} viewBox="0 0 10 10" refX={9} refY={5} markerWidth={7} markerHeight={7} orient="auto">
        <path className={styles.head} d="M0 0L10 5L0 10z" />
      </marker>
      {arrows.map(([from, to]) => (
        <path
          key={`${from} ${to}`}
          className={styles.arrow}
          d={arrowPath(parts[from], parts[to])}
          markerEnd={`url(#${headId})`}
        />
      ))}
      {parts.map(({ kind, text, x, y, width }) => (
        <g key={`${x} ${y}`} className={styles.part} data-kind={kind}>
          <rect x={x - width / 2} y={y - HALF_HEIGHT} width={width} height={2 * HALF_HEIGHT} rx={3} />
          <text x={x} y={y + 5}>
            {text}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** Sideways between parts beside each other, else up or down. */
function arrowPath(from: FlowPart, to: FlowPart): string {
  if (from.y === to.y) {
    const way = Math.sign(to.x - from.x);
    return `M${from.x + way * (from.width / 2 + GAP)} ${from.y}H${to.x - way * (to.width / 2 + GAP)}`;
  }
  const way = Math.sign(to.y - from.y);
  return `M${from.x} ${from.y + way * (HALF_HEIGHT + GAP)}L${to.x} ${to.y - way * (HALF_HEIGHT + GAP)}`;
}
