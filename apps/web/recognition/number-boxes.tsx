import type { NumberDigit } from '@raqam/recognizer';
import styles from './number-boxes.module.css';

interface NumberBoxesProps {
  /** Their boxes in the units of the SVG that holds this. */
  readonly digits: readonly NumberDigit[];
  readonly chosen: number;
  /** The longer side of that SVG, in its units. */
  readonly size: number;
}

/** Around each digit that was found its box, and what it was read as: above the ink, in an SVG. */
export function NumberBoxes({ digits, chosen, size }: NumberBoxesProps) {
  const margin = size / 20;
  return (
    <g className={styles.boxes} strokeWidth={size / 190} fontSize={size / 14} aria-hidden>
      {digits.map(({ box: { left, top, width, height }, label }, index) => {
        const outer = { x: left - margin, y: top - margin, width: width + 2 * margin, height: height + 2 * margin };
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a digit is known by its place in the number
          <g key={index} data-chosen={index === chosen}>
            <rect {...outer} />
            <text x={outer.x + margin / 4} y={outer.y > size / 14 ? outer.y - margin / 4 : outer.y + size / 15}>
              {label}
            </text>
          </g>
        );
      })}
    </g>
  );
}
