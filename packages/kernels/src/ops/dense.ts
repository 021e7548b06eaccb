import { type ActivationFunction, activationName } from '../activation-function.ts';
import {
  type FunctionBuilder,
  type FunctionHandle,
  f32x4,
  i32,
  type LaneGroup,
  type Local,
  laneGroups,
  loadLanes,
  type ModuleBuilder,
  storeLanes,
  v128,
} from '../assembler/index.ts';
import { emitActivation } from './activation.ts';
import { forEachTile } from './for-each-tile.ts';
import { isRectifier, rectify } from './rectifier.ts';

/** What a dense layer is emitted for. */
export interface DenseOpShape {
  /** Inputs. */
  readonly numFeatures: number;
  /** Outputs. */
  readonly numUnits: number;
  readonly useBias: boolean;
  readonly activation: ActivationFunction;
}

/** How many features a round of the innermost loop takes. */
const FEATURES_PER_ROUND = 4;

/** Vectors of sums that leave room in the 15 registers for weights, values of x and products. */
const SUMS_IN_REGISTERS = 10;

/**
 * y = activation(bias + x · weights), equal to the references `dense` and `activate` to the bit: a vector holds the sums
 * of one row and four units, over f ascending.
 *
 * x [numRows, F]; weights [F, U]; bias [U], not read without `useBias`; y [numRows, U], overwritten.
 *
 * Two or more rows at a time share what is read of the weights; rows left over have more units side by side instead.
 */
export function emitDense(
  module: ModuleBuilder,
  op: DenseOpShape,
): FunctionHandle<{ numRows: 'i32'; x: 'i32'; weights: 'i32'; bias: 'i32'; y: 'i32' }, 'none'> {
  const { numFeatures, numUnits, useBias, activation } = op;
  const name = `dense_${numFeatures}_${numUnits}${useBias ? '_bias' : ''}_${activationName(activation)}`;
  const params = { numRows: 'i32', x: 'i32', weights: 'i32', bias: 'i32', y: 'i32' } as const;
  const xStride = 4 * numFeatures;
  const yStride = 4 * numUnits;
  const numTileRows = Math.max(2, Math.floor(8 / laneGroups(numUnits).length));
  const rectifier = isRectifier(activation) ? activation : 'linear';

  return module.sharedFunction(name, params, 'none', (f, { numRows, x, weights, bias, y }) => {
    const emitRows = (numRowsAtOnce: number, first: Local<'i32'>, end: Local<'i32'>) => {
      const numVectors = Math.floor(SUMS_IN_REGISTERS / numRowsAtOnce);
      const firstX = f.let('firstX', i32.add(x, i32.mul(first, xStride)));
      const firstY = f.let('firstY', i32.add(y, i32.mul(first, yStride)));
      forEachTile(f, numUnits, numVectors, [weights, bias, firstY], (groups, [tileWeights, tileBias, tileY]) => {
        const rowX = f.let('rowX', firstX);
        const rowY = f.let('rowY', tileY);
        f.for('row', { from: first, to: end, step: numRowsAtOnce }, () => {
          const sums = sumTile(module, f, op, numRowsAtOnce, groups, rowX, tileWeights, tileBias);
          sums.forEach((rowSums, row) => {
            groups.forEach(({ offset, numLanes }, group) => {
              const result = f.let('y', rectify(f, rectifier, rowSums[group]));
              for (const store of storeLanes(rowY, result, numLanes, row * yStride + offset)) f.do(store);
            });
          });
          f.advance(rowX, numRowsAtOnce * xStride);
          f.advance(rowY, numRowsAtOnce * yStride);
        });
      });
    };
    const zero = f.let('zero', i32.const(0));
    const numTiled = f.let('numTiled', i32.sub(numRows, i32.remU(numRows, numTileRows)));
    emitRows(numTileRows, zero, numTiled);
    emitRows(1, numTiled, numRows);
    if (activation !== rectifier) {
      f.call(emitActivation(module, { activation }), { numValues: i32.mul(numRows, numUnits), x: y, y });
    }
  });
}

/** Emits the sums of some rows and neighboring units: by row, then by vector of units. */
function sumTile(
  module: ModuleBuilder,
  f: FunctionBuilder,
  { numFeatures, numUnits, useBias }: DenseOpShape,
  numTileRows: number,
  groups: readonly LaneGroup[],
  x: Local<'i32'>,
  weights: Local<'i32'>,
  bias: Local<'i32'>,
): readonly (readonly Local<'v128'>[])[] {
  const sums = Array.from({ length: numTileRows }, () =>
    groups.map(({ offset, numLanes }) => f.let('sum', useBias ? loadLanes(bias, numLanes, offset) : f32x4.const(0))),
  );
  const value = f.let('value', x);
  const weight = f.let('weight', weights);
  const addFeature = (feature: number) => {
    const values = sums.map((_, row) => f.let('x', v128.load32Splat(value, 4 * (row * numFeatures + feature))));
    groups.forEach(({ offset, numLanes }, group) => {
      const factors = f.let('weights', loadLanes(weight, numLanes, 4 * feature * numUnits + offset));
      for (const [row, each] of values.entries()) {
        f.set(sums[row][group], module.multiplyAdd(each, factors, sums[row][group]));
      }
    });
  };
  f.for('round', { to: Math.floor(numFeatures / FEATURES_PER_ROUND) }, () => {
    for (let feature = 0; feature < FEATURES_PER_ROUND; feature++) addFeature(feature);
    f.advance(value, 4 * FEATURES_PER_ROUND);
    f.advance(weight, 4 * FEATURES_PER_ROUND * numUnits);
  });
  for (let feature = 0; feature < numFeatures % FEATURES_PER_ROUND; feature++) addFeature(feature);
  return sums;
}
