import { type FunctionBuilder, type Integer, i32, laneGroups } from '../assembler/index.ts';
import type { SlidingWindow } from '../sliding-window.ts';
import { forEachBlock } from './for-each-block.ts';

/** Vectors of a tile: with a factor and a product they are 14 of the 15 vector registers that V8 has on x64. */
const MOST_VECTORS = 12;

/** Some values of some rows of one filter [I, J, C], which stay in registers, and of what the window sees. */
export interface FilterTile {
  /** Where the tile begins in the filter, in bytes. */
  readonly filterOffset: Integer;
  /** Where it begins in what the window sees of an image, in bytes from the window's first pixel. */
  readonly imageOffset: Integer;
  readonly vectors: readonly TileVector[];
}

/** A vector of a tile. */
interface TileVector {
  readonly numLanes: number;
  /** In bytes from the tile's beginning in the filter. */
  readonly filterOffset: number;
  /** In bytes from the tile's beginning in the image. */
  readonly imageOffset: number;
}

/**
 * Cuts a filter [I, J, C] into tiles and emits work on each. A row of the filter, J·C values, lies together in the filter
 * and in the image, so that both are read as vectors without being rearranged. Short rows share a tile; long ones have
 * several.
 */
export function forEachFilterTile(
  f: FunctionBuilder,
  { inputSize, windowSize }: SlidingWindow,
  numChannels: number,
  body: (tile: FilterTile) => void,
): void {
  const [height, width] = windowSize;
  const rowLength = width * numChannels;
  const rowVectors = Math.ceil(rowLength / 4);
  const imageRowBytes = 4 * inputSize[1] * numChannels;
  const numRows = evenPart(height, Math.max(1, Math.floor(MOST_VECTORS / rowVectors)));
  const blockLength = Math.min(rowLength, 4 * evenPart(rowVectors, MOST_VECTORS));
  const rows = (firstRow: Integer, numTileRows: number) => {
    forEachBlock(f, rowLength, blockLength, (offset, length) => {
      body({
        filterOffset: i32.add(i32.mul(firstRow, 4 * rowLength), offset),
        imageOffset: i32.add(i32.mul(firstRow, imageRowBytes), offset),
        vectors: Array.from({ length: numTileRows }, (_, row) =>
          laneGroups(length).map((group) => ({
            numLanes: group.numLanes,
            filterOffset: 4 * row * rowLength + group.offset,
            imageOffset: row * imageRowBytes + group.offset,
          })),
        ).flat(),
      });
    });
  };
  const numFull = Math.floor(height / numRows) * numRows;
  if (numFull === numRows) rows(0, numRows);
  else f.for('i', { to: numFull, step: numRows }, (i) => rows(i, numRows));
  if (numFull < height) rows(numFull, height - numFull);
}

/** The length of equal parts, none longer than `most`. */
function evenPart(total: number, most: number): number {
  return Math.ceil(total / Math.ceil(total / most));
}
