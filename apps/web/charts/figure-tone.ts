import {
  type SymbolType,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
  symbolWye,
} from 'd3-shape';
import styles from './plot.module.css';

const SHAPES: readonly SymbolType[] = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolCross,
  symbolStar,
  symbolWye,
];

const TONES = [
  styles.tone0,
  styles.tone1,
  styles.tone2,
  styles.tone3,
  styles.tone4,
  styles.tone5,
  styles.tone6,
  styles.tone7,
] as const;

/** What tells the things of a figure apart. */
export interface FigureTone {
  /** Sets the color. */
  readonly className: string;
  /** The outline of a mark around 0, 0, as an SVG path: it says the same as the color, without it. */
  readonly mark: string;
}

/** Color and mark of the n-th thing in a figure; the first seven marks have a shape of their own each. */
export function figureTone(index: number, areaPixels = 44): FigureTone {
  return {
    className: TONES[index % TONES.length],
    mark: symbol(SHAPES[index % SHAPES.length], areaPixels)() ?? '',
  };
}
