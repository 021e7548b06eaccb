import { type FunctionHandle, f32x4, loadLanes, type ModuleBuilder, storeLanes } from '../assembler/index.ts';
import { createExp } from './exp.ts';
import { forEachTile } from './for-each-tile.ts';
import { emitSoftmaxPowers, VECTORS_AT_ONCE } from './softmax-powers.ts';

/**
 * Probabilities from logits, row by row, equal to the reference `softmax` to the bit.
 *
 * x [numRows, C]; y [numRows, C], overwritten; may be x.
 */
export function emitSoftmax(
  module: ModuleBuilder,
  { numClasses }: { readonly numClasses: number },
): FunctionHandle<{ numRows: 'i32'; x: 'i32'; y: 'i32' }, 'none'> {
  const params = { numRows: 'i32', x: 'i32', y: 'i32' } as const;
  return module.sharedFunction(`softmax_${numClasses}`, params, 'none', (f, { numRows, x, y }) => {
    const exp = createExp(f);
    f.for('row', { to: numRows }, () => {
      const { sum } = emitSoftmaxPowers(f, exp, numClasses, x, y);
      const divisor = f.let('divisor', f32x4.splat(sum));
      forEachTile(f, numClasses, VECTORS_AT_ONCE, [y], (groups, [tile]) => {
        for (const { offset, numLanes } of groups) {
          const probabilities = f.let('probabilities', f32x4.div(loadLanes(tile, numLanes, offset), divisor));
          for (const store of storeLanes(tile, probabilities, numLanes, offset)) f.do(store);
        }
      });
      f.advance(x, 4 * numClasses);
      f.advance(y, 4 * numClasses);
    });
  });
}
