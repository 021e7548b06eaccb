import type { Shape } from '@raqam/artifact';
import type { MapLayout } from './paint-maps.ts';

/** Cells of a vector in a row: the units of a layer are mostly a multiple of it. */
const VECTOR_COLUMNS = 32;

/**
 * How a layer's values lie on a canvas: maps side by side, a few pixels apart; a vector as rows of cells.
 *
 * @param shape  Of the layer's outputs: [height, width, channels] or [features].
 * @param columns  Maps in a row. @default eight, or 32 cells of a vector
 */
export function layoutOf(shape: Shape, columns?: number): MapLayout {
  const isVector = shape.length === 1;
  const [height, width, numMaps] = isVector ? [1, 1, shape[0]] : shape;
  const atMost = columns ?? (isVector ? VECTOR_COLUMNS : 8);
  return { height, width, numMaps, columns: Math.min(numMaps, atMost), gap: isVector ? 0 : Math.ceil(width / 12) };
}
