import { type NumeralModel, sampleSpline } from '@raqam/image';
import { strokePath } from '../drawing/stroke-path.ts';
import styles from './written-numeral.module.css';

interface WrittenNumeralProps {
  readonly model: NumeralModel;
  readonly label: string;
}

/** Height of a numeral in the figure's units, and the room around it. */
const HEIGHT = 100;
const MARGIN = 12;

/** How a numeral is written: its strokes, and a dot where each begins, with the stroke's number if there are several. */
export function WrittenNumeral({ model, label }: WrittenNumeralProps) {
  const strokes = model.strokes.map((stroke) =>
    sampleSpline(stroke).map(([x, y]) => [MARGIN + x * HEIGHT, MARGIN + y * HEIGHT] as const),
  );
  return (
    <svg
      className={styles.numeral}
      viewBox={`0 0 ${HEIGHT * 0.7 + 2 * MARGIN} ${HEIGHT + 2 * MARGIN}`}
      role="img"
      aria-label={label}
    >
      {strokes.map((stroke) => (
        <path key={strokePath(stroke)} d={strokePath(stroke)} stroke={`var(--digit-${model.digit})`} />
      ))}
      {strokes.map(([start], i) =>
        start === undefined ? null : (
          <g key={start.join()} className={styles.start}>
            <circle cx={start[0]} cy={start[1]} r={8} />
            <text x={start[0]} y={start[1] + 4}>
              {i + 1}
            </text>
          </g>
        ),
      )}
    </svg>
  );
}
