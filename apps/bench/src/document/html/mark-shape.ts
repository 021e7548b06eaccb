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

const SHAPES: readonly SymbolType[] = [
  symbolCircle,
  symbolSquare,
  symbolTriangle,
  symbolDiamond,
  symbolCross,
  symbolStar,
  symbolWye,
];

/** Colors there are for lines and bars, `tone-0` to `tone-7` in the style sheet. */
const NUM_TONES = 8;

/** The outline of a series' mark around 0, 0: each of the first seven has a shape of its own. */
export function markShape(index: number, areaPixels = 44): string {
  return symbol(SHAPES[index % SHAPES.length], areaPixels)() ?? '';
}

/** The class that colors what belongs to a series. */
export function toneClass(index: number): string {
  return `tone-${index % NUM_TONES}`;
}
