import {
  type FunctionHandle,
  f32x4,
  i32,
  type LaneGroup,
  laneGroups,
  loadLanes,
  type ModuleBuilder,
  storeLanes,
} from '../assembler/index.ts';
import { horizontalSums } from './horizontal-sums.ts';

/** How many rows share what is read of the weights; with four features they keep eight sums in registers. */
const ROWS_AT_ONCE = 2;

/** How many vectors of units a round of the innermost loop takes. */
const VECTORS_PER_ROUND = 2;

/**
 * Gradient of a dense layer with respect to its input, equal to the reference `denseInputGradient` to the bit:
 * dx[n,f] = Σ_u dy[n,u] · weights[f,u]. The four lanes of a vector sum every fourth unit and are added at the end.
 *
 * dy [numRows, U]; weights [F, U]; dx [numRows, F], overwritten.
 */
export function emitDenseInputGradient(
  module: ModuleBuilder,
  { numFeatures, numUnits }: { readonly numFeatures: number; readonly numUnits: number },
): FunctionHandle<{ numRows: 'i32'; dy: 'i32'; weights: 'i32'; dx: 'i32' }, 'none'> {
  const name = `denseInputGradient_${numFeatures}_${numUnits}`;
  const params = { numRows: 'i32', dy: 'i32', weights: 'i32', dx: 'i32' } as const;
  const xStride = 4 * numFeatures;
  const yStride = 4 * numUnits;
  const round = laneGroups(4 * VECTORS_PER_ROUND);
  const numRounds = Math.floor(numUnits / (4 * VECTORS_PER_ROUND));
  const rest = laneGroups(numUnits % (4 * VECTORS_PER_ROUND));

  return module.sharedFunction(name, params, 'none', (f, { numRows, dy, weights, dx }) => {
    /** Some features, at most four, of all rows. */
    const emitFeatures = (numTileFeatures: number) => {
      const rowDy = f.let('rowDy', dy);
      const rowDx = f.let('rowDx', dx);
      const emitRows = (numTileRows: number) => {
        const sums = Array.from({ length: numTileRows }, () =>
          Array.from({ length: numTileFeatures }, () => f.let('sum', f32x4.const(0))),
        );
        const weight = f.let('weight', weights);
        const addUnits = (groups: readonly LaneGroup[]) => {
          for (const { offset, numLanes } of groups) {
            const gradients = sums.map((_, row) => f.let('dy', loadLanes(rowDy, numLanes, row * yStride + offset)));
            for (let feature = 0; feature < numTileFeatures; feature++) {
              const factors = f.let('weights', loadLanes(weight, numLanes, feature * yStride + offset));
              for (const [row, gradient] of gradients.entries()) {
                f.set(sums[row][feature], module.multiplyAdd(gradient, factors, sums[row][feature]));
              }
            }
          }
        };
        f.for('round', { to: numRounds }, () => {
          addUnits(round);
          f.advance(rowDy, 16 * VECTORS_PER_ROUND);
          f.advance(weight, 16 * VECTORS_PER_ROUND);
        });
        addUnits(rest);
        sums.forEach((rowSums, row) => {
          const result = f.let('dx', horizontalSums(f, rowSums));
          for (const store of storeLanes(rowDx, result, numTileFeatures, row * xStride)) f.do(store);
        });
        // The rounds have advanced it already.
        f.advance(rowDy, numTileRows * yStride - 16 * VECTORS_PER_ROUND * numRounds);
        f.advance(rowDx, numTileRows * xStride);
      };
      f.for('row', { to: numTiled, step: ROWS_AT_ONCE }, () => emitRows(ROWS_AT_ONCE));
      f.for('row', { from: numTiled, to: numRows }, () => emitRows(1));
    };
    const numTiled = f.let('numTiled', i32.sub(numRows, i32.remU(numRows, ROWS_AT_ONCE)));
    f.for('features', { to: numFeatures - (numFeatures % 4), step: 4 }, () => {
      emitFeatures(4);
      f.advance(weights, 4 * yStride);
      f.advance(dx, 16);
    });
    if (numFeatures % 4 > 0) emitFeatures(numFeatures % 4);
  });
}
