import { type NumeralModel, type Point, type Stroke, sampleSpline } from '@raqam/image';
import { strokePath } from '../drawing/stroke-path.ts';
import styles from './written-numeral.module.css';

interface WrittenNumeralProps {
  readonly model: NumeralModel;
  readonly label: string;
}

/** Height of a numeral in the figure's units, and the room around it. */
const HEIGHT = 100;
const MARGIN = 12;

/** Marks closer than this would hide each other. */
const MARK_SIZE = 18;

/** How a numeral is written: its strokes, and a numbered mark where each begins. */
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
      {markPlaces(strokes).map(([x, y], i) => (
        <g key={`${x} ${y}`} className={styles.start}>
          <circle cx={x} cy={y} r={8} />
          <text x={x} y={y + 4}>
            {i + 1}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** The beginning of each stroke; where strokes begin together, as in a 5, the later mark moves along its stroke. */
function markPlaces(strokes: readonly Stroke[]): Point[] {
  const places: Point[] = [];
  for (const stroke of strokes) {
    const isFree = ([x, y]: Point) =>
      places.every(([otherX, otherY]) => Math.hypot(x - otherX, y - otherY) >= MARK_SIZE);
    const place = stroke.find(isFree) ?? stroke[0];
    if (place !== undefined) places.push(place);
  }
  return places;
}
