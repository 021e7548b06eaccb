import { type FunctionHandle, f32, f32x4, i32, loadLanes, type ModuleBuilder, storeLanes } from '../assembler/index.ts';
import { forEachTile } from './for-each-tile.ts';
import { VECTORS_AT_ONCE } from './softmax-powers.ts';

/**
 * Gradient of a softmax from its result, equal to the reference `softmaxGradient` to the bit.
 *
 * y [numRows, C], the probabilities; dy [numRows, C]; dx [numRows, C], overwritten; may be dy.
 */
export function emitSoftmaxGradient(
  module: ModuleBuilder,
  { numClasses }: { readonly numClasses: number },
): FunctionHandle<{ numRows: 'i32'; y: 'i32'; dy: 'i32'; dx: 'i32' }, 'none'> {
  const params = { numRows: 'i32', y: 'i32', dy: 'i32', dx: 'i32' } as const;
  return module.sharedFunction(`softmaxGradient_${numClasses}`, params, 'none', (f, { numRows, y, dy, dx }) => {
    f.for('row', { to: numRows }, () => {
      const sum = f.let('sum', f32.const(0));
      f.for('offset', { to: 4 * numClasses, step: 4 }, (offset) => {
        f.set(sum, f32.add(sum, f32.mul(f32.load(i32.add(dy, offset)), f32.load(i32.add(y, offset)))));
      });
      const mean = f.let('mean', f32x4.splat(sum));
      forEachTile(f, numClasses, VECTORS_AT_ONCE, [y, dy, dx], (groups, [tileY, tileDy, tileDx]) => {
        for (const { offset, numLanes } of groups) {
          const difference = f32x4.sub(loadLanes(tileDy, numLanes, offset), mean);
          const gradient = f.let('gradient', f32x4.mul(loadLanes(tileY, numLanes, offset), difference));
          for (const store of storeLanes(tileDx, gradient, numLanes, offset)) f.do(store);
        }
      });
      for (const address of [y, dy, dx]) f.advance(address, 4 * numClasses);
    });
  });
}
