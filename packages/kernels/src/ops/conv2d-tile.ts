import type { Size2d } from '../sliding-window.ts';

/** The outputs that a convolution computes side by side in registers. */
export interface Conv2dTile {
  /** Rows of the output. */
  readonly numRows: number;
  /** Columns of the output. */
  readonly numColumns: number;
  /** Vectors of four filters. */
  readonly numVectors: number;
}

/** x64 has 16 vector registers, of which V8 keeps one and a product needs one. */
const NUM_REGISTERS = 14;

/**
 * Chooses the tile for which a machine should need the least time.
 *
 * One tap (a pixel's channel) of a tile of p pixels × v vectors is v loads of weights, p loads of pixels that are spread
 * over a vector, p·v products and p·v sums. A machine of today starts six instructions a cycle, of which at most four
 * are products or sums and two are loads, and has a sum ready for the next one after three cycles. All sums, the weights
 * of a tap and one pixel have to stay in registers.
 *
 * @param outputSize  How many outputs there are, in pool windows where sums are pooled.
 * @param poolSize    Outputs of one pool window; 1×1: they are not pooled.
 */
export function chooseConv2dTile(outputSize: Size2d, poolSize: Size2d, numFilters: number): Conv2dTile {
  const [height, width] = outputSize;
  const numPooled = poolSize[0] * poolSize[1];
  let best: Conv2dTile = { numRows: 1, numColumns: 1, numVectors: 1 };
  let leastCycles = Number.POSITIVE_INFINITY;
  for (let numVectors = 1; numVectors <= Math.min(4, Math.ceil(numFilters / 4)); numVectors++) {
    for (let numRows = 1; numRows <= Math.min(4, height); numRows++) {
      for (let numColumns = 1; numColumns <= Math.min(12, width); numColumns++) {
        const numPixels = numRows * numColumns * numPooled;
        const isOnlyChoice = numRows * numColumns * numVectors === 1;
        if (numPixels * numVectors + numVectors + 1 > NUM_REGISTERS && !isOnlyChoice) continue;
        const numTiles =
          Math.ceil(height / numRows) * Math.ceil(width / numColumns) * Math.ceil(numFilters / (4 * numVectors));
        const cycles = numTiles * cyclesOfTap(numPixels, numVectors);
        if (cycles >= leastCycles) continue;
        leastCycles = cycles;
        best = { numRows, numColumns, numVectors };
      }
    }
  }
  return best;
}

function cyclesOfTap(numPixels: number, numVectors: number): number {
  const numLoads = numPixels + numVectors;
  const numArithmetic = 2 * numPixels * numVectors;
  return Math.max(3, numArithmetic / 4, numLoads / 2, (numArithmetic + numLoads) / 6);
}
