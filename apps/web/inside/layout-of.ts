import type { Shape } from '@raqam/artifact';
import type { MapLayout } from './paint-maps.ts';

/** How a layer's values lie on a canvas, and how wide that should be on the screen at most. */
export interface FittedLayout extends MapLayout {
  /** In CSS pixels. */
  readonly maxWidth: number;
}

/** Small maps are drawn larger than large ones, but not as large: in CSS pixels, for a map of this many values across. */
const mapWidthOf = (width: number) => 44 + 3 * width;

/**
 * Lays a layer's values out: maps side by side, a few values apart; a vector as rows of cells.
 *
 * @param shape Of the layer's outputs: [height, width, channels] or [features].
 * @param availableWidth In CSS pixels.
 */
export function layoutOf(shape: Shape, availableWidth: number): FittedLayout {
  const isVector = shape.length === 1;
  const [height, width, numMaps] = isVector ? [1, 1, shape[0]] : shape;
  const itemWidth = isVector ? cellWidthOf(numMaps) : mapWidthOf(width);
  const atMost = Math.max(1, Math.floor(availableWidth / itemWidth));
  const columns = numMaps <= atMost ? numMaps : greatestDivisor(numMaps, atMost);
  return { height, width, numMaps, columns, gap: isVector ? 0 : Math.ceil(width / 12), maxWidth: columns * itemWidth };
}

/** Full rows look calm: a divisor of the number, unless that would leave more than half of the width empty. */
function greatestDivisor(numMaps: number, atMost: number): number {
  let columns = atMost;
  while (numMaps % columns !== 0) columns--;
  return columns > atMost / 2 ? columns : atMost;
}

/** One cell of a vector, in CSS pixels: the fewer there are, the larger. */
function cellWidthOf(numCells: number): number {
  if (numCells <= 16) return 44;
  return numCells <= 256 ? 22 : 14;
}
