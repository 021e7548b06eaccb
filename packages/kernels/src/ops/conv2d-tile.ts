import type { Size2d } from '../sliding-window.ts';

/** The outputs that a convolution computes side by side, in registers. */
export interface Conv2dTile {
  /** Rows and columns of y; where sums are pooled, each of them is a whole pool window. */
  readonly numRows: number;
  readonly numColumns: number;
  /** Of four filters each. */
  readonly numVectors: number;
}

/**
 * Vectors that V8 keeps in registers without spilling: x64 has 16 of them, V8 takes one for itself, and products and
 * what is read ahead need two.
 */
const NUM_REGISTERS = 13;

/** How many pixels have their sums for `numVectors` vectors of filters in registers, beside the weights and a pixel. */
export function numPixelsInRegisters(numVectors: number): number {
  return Math.max(1, Math.floor((NUM_REGISTERS - 1 - numVectors) / numVectors));
}

/**
 * Chooses the tile for which a machine should need the least time.
 *
 * A tap is one product and one sum for each of the p pixels and v vectors of a tile; it reads v vectors of weights and p
 * values, each spread over a vector. Today's machines start about six instructions a cycle, of which four may be products
 * or sums and two may read memory, and a sum can be added to after three cycles. So a tap takes the greatest of 2pv / 4,
 * (p + v) / 2, (2pv + p + v) / 6 and 3 cycles. Tiles that reach over the end of a row or column overlap, and what is
 * computed twice counts.
 *
 * Of the tilings tried for the networks at hand this rule names the fastest or one within 3 % of it.
 *
 * @param outputSize  Rows and columns of y.
 * @param poolSize    Of the windows whose greatest sum is kept; 1×1: all sums are.
 */
export function chooseConv2dTile(outputSize: Size2d, poolSize: Size2d, numFilters: number): Conv2dTile {
  const [height, width] = outputSize;
  const numPooled = poolSize[0] * poolSize[1];
  let best: Conv2dTile = { numRows: 1, numColumns: 1, numVectors: 1 };
  let leastCycles = Number.POSITIVE_INFINITY;
  for (let numVectors = 1; numVectors <= Math.min(4, Math.ceil(numFilters / 4)); numVectors++) {
    const mostPixels = numPixelsInRegisters(numVectors);
    for (let numRows = 1; numRows <= Math.min(height, mostPixels); numRows++) {
      for (let numColumns = 1; numColumns <= Math.min(width, mostPixels); numColumns++) {
        const numPixels = numRows * numColumns * numPooled;
        // A single pool window that is too large is gone through part by part.
        if (numPixels > mostPixels && numRows * numColumns > 1) continue;
        const numParts = Math.ceil(numPixels / mostPixels);
        const numTiles =
          Math.ceil(height / numRows) * Math.ceil(width / numColumns) * Math.ceil(numFilters / (4 * numVectors));
        const cycles = numTiles * numParts * cyclesOfTap(numPixels / numParts, numVectors);
        if (cycles >= leastCycles) continue;
        leastCycles = cycles;
        best = { numRows, numColumns, numVectors };
      }
    }
  }
  return best;
}

function cyclesOfTap(numPixels: number, numVectors: number): number {
  const numReads = numPixels + numVectors;
  const numOperations = 2 * numPixels * numVectors;
  return Math.max(numOperations / 4, numReads / 2, (numOperations + numReads) / 6, 3);
}
