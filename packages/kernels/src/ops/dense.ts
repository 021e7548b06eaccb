import { type ActivationFunction, activationName } from '../activation-function.ts';
import {
  type FunctionHandle,
  f32x4,
  i32,
  laneGroups,
  loadLanes,
  type ModuleBuilder,
  storeLanes,
  v128,
} from '../assembler/index.ts';
import { applyActivation, emitActivation, isRectifier } from './activation.ts';
import { forEachTile } from './for-each-tile.ts';

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
  { numFeatures, numUnits, useBias, activation }: DenseOpShape,
): FunctionHandle<{ numRows: 'i32'; x: 'i32'; weights: 'i32'; bias: 'i32'; y: 'i32' }, 'none'> {
  const name = `dense_${numFeatures}_${numUnits}${useBias ? '_bias' : ''}_${activationName(activation)}`;
  const params = { numRows: 'i32', x: 'i32', weights: 'i32', bias: 'i32', y: 'i32' } as const;
  const xStride = 4 * numFeatures;
  const yStride = 4 * numUnits;
  const numTileRows = Math.max(2, Math.floor(8 / laneGroups(numUnits).length));

  const fusedActivation = isRectifier(activation) ? activation : 'linear';

  return module.sharedFunction(name, params, 'none', (f, { numRows, x, weights, bias, y }) => {
    const output = f.let('output', y);
    const emitRows = (numRowsAtOnce: number, numRowsInAll: typeof numRows) => {
      const numVectors = Math.floor(SUMS_IN_REGISTERS / numRowsAtOnce);
      forEachTile(f, numUnits, numVectors, [weights, bias, y], (groups, [tileWeights, tileBias, tileY]) => {
        const rowX = f.let('rowX', x);
        const rowY = f.let('rowY', tileY);
        f.for('row', { to: numRowsInAll, step: numRowsAtOnce }, () => {
          const sums = Array.from({ length: numRowsAtOnce }, () =>
            groups.map(({ offset, numLanes }) =>
              f.let('sum', useBias ? loadLanes(tileBias, numLanes, offset) : f32x4.const(0)),
            ),
          );
          const weight = f.let('weight', tileWeights);
          const addFeatures = (numRoundFeatures: number) => {
            for (let feature = 0; feature < numRoundFeatures; feature++) {
              const values = sums.map((_, row) => f.let('x', v128.load32Splat(rowX, row * xStride + 4 * feature)));
              groups.forEach(({ offset, numLanes }, group) => {
                const factors = f.let('weights', loadLanes(weight, numLanes, feature * yStride + offset));
                for (const [row, value] of values.entries()) {
                  f.set(sums[row][group], module.multiplyAdd(value, factors, sums[row][group]));
                }
              });
            }
            f.advance(rowX, 4 * numRoundFeatures);
            f.advance(weight, yStride * numRoundFeatures);
          };
          f.for('round', { to: Math.floor(numFeatures / FEATURES_PER_ROUND) }, () => addFeatures(FEATURES_PER_ROUND));
          addFeatures(numFeatures % FEATURES_PER_ROUND);
          sums.forEach((rowSums, row) => {
            groups.forEach(({ offset, numLanes }, group) => {
              const result = f.let('y', applyActivation(module, f, fusedActivation, rowSums[group]));
              for (const store of storeLanes(rowY, result, numLanes, row * yStride + offset)) f.do(store);
            });
          });
          // x stands at the end of the first row already.
          f.advance(rowX, (numRowsAtOnce - 1) * xStride);
          f.advance(rowY, numRowsAtOnce * yStride);
        });
      });
    };
    const numRest = f.let('numRest', i32.remU(numRows, numTileRows));
    const numTiled = f.let('numTiled', i32.sub(numRows, numRest));
    emitRows(numTileRows, numTiled);
    f.advance(x, i32.mul(numTiled, xStride));
    f.advance(y, i32.mul(numTiled, yStride));
    emitRows(1, numRest);
    if (activation !== fusedActivation) {
      const numValues = i32.mul(numRows, numUnits);
      f.call(emitActivation(module, { activation }), { numValues, x: output, y: output });
    }
  });
}
