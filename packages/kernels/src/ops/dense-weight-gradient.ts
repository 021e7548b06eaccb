import {
  type FunctionHandle,
  i32,
  loadLanes,
  type ModuleBuilder,
  memory,
  select,
  storeLanes,
  v128,
} from '../assembler/index.ts';
import { forEachTile } from './for-each-tile.ts';

/** What the gradient of a dense layer's weights is emitted for. */
export interface DenseWeightGradientShape {
  /** Of the layer: rows of x lie so many values apart. */
  readonly numFeatures: number;
  readonly numUnits: number;
  /** Features that a call takes. */
  readonly numBlockFeatures: number;
}

/**
 * Rows that every tile of weights goes through before the next ones come. So few rows of x and dy stay in the first-level
 * cache even where they lie a power of two apart and compete for the same few places in it.
 */
const ROWS_IN_CACHE = 16;

/** How many features share what is read of dy; with two vectors of units they keep eight sums in registers. */
const FEATURES_AT_ONCE = 4;
const VECTORS_AT_ONCE = 2;

/**
 * Gradient of a dense layer with respect to the weights of some features, equal to the reference `denseWeightGradient`
 * to the bit: dWeights[f,u] = Σ_n x[n,f] · dy[n,u], n ascending.
 *
 * x: address of the block's first feature in the first of numRows rows that lie F values apart; dy [numRows, U];
 * dWeights [block, U], overwritten.
 */
export function emitDenseWeightGradient(
  module: ModuleBuilder,
  { numFeatures, numUnits, numBlockFeatures }: DenseWeightGradientShape,
): FunctionHandle<{ numRows: 'i32'; x: 'i32'; dy: 'i32'; dWeights: 'i32' }, 'none'> {
  const name = `denseWeightGradient_${numFeatures}_${numUnits}_${numBlockFeatures}`;
  const params = { numRows: 'i32', x: 'i32', dy: 'i32', dWeights: 'i32' } as const;
  const xStride = 4 * numFeatures;
  const yStride = 4 * numUnits;

  return module.sharedFunction(name, params, 'none', (f, { numRows, x, dy, dWeights }) => {
    f.do(memory.fill(dWeights, 0, numBlockFeatures * yStride));
    f.for('firstRow', { to: numRows, step: ROWS_IN_CACHE }, (firstRow) => {
      const rest = f.let('rest', i32.sub(numRows, firstRow));
      const numRound = f.let('numRound', select(rest, i32.const(ROWS_IN_CACHE), i32.ltS(rest, ROWS_IN_CACHE)));
      const block = f.let('block', dWeights);
      const features = f.let('features', x);
      const emitFeatures = (numTileFeatures: number) => {
        forEachTile(f, numUnits, VECTORS_AT_ONCE, [dy, block], (groups, [tileDy, tile]) => {
          const sums = Array.from({ length: numTileFeatures }, (_, feature) =>
            groups.map(({ offset, numLanes }) => f.let('sum', loadLanes(tile, numLanes, feature * yStride + offset))),
          );
          const rowX = f.let('rowX', features);
          const rowDy = f.let('rowDy', tileDy);
          f.for('row', { to: numRound }, () => {
            const gradients = groups.map(({ offset, numLanes }) => f.let('dy', loadLanes(rowDy, numLanes, offset)));
            sums.forEach((featureSums, feature) => {
              const value = f.let('x', v128.load32Splat(rowX, 4 * feature));
              for (const [group, gradient] of gradients.entries()) {
                f.set(featureSums[group], module.multiplyAdd(value, gradient, featureSums[group]));
              }
            });
            f.advance(rowX, xStride);
            f.advance(rowDy, yStride);
          });
          sums.forEach((featureSums, feature) => {
            groups.forEach(({ offset, numLanes }, group) => {
              for (const store of storeLanes(tile, featureSums[group], numLanes, feature * yStride + offset))
                f.do(store);
            });
          });
        });
        f.advance(block, numTileFeatures * yStride);
        f.advance(features, 4 * numTileFeatures);
      };
      f.for('tile', { to: Math.floor(numBlockFeatures / FEATURES_AT_ONCE) }, () => emitFeatures(FEATURES_AT_ONCE));
      if (numBlockFeatures % FEATURES_AT_ONCE > 0) emitFeatures(numBlockFeatures % FEATURES_AT_ONCE);
      f.advance(x, ROWS_IN_CACHE * xStride);
      f.advance(dy, ROWS_IN_CACHE * yStride);
    });
  });
}
