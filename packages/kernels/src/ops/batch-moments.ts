import { type FunctionHandle, f32, f32x4, type ModuleBuilder } from '../assembler/index.ts';
import { forEachChannelBlock } from './for-each-channel-block.ts';

/**
 * Mean and sum of squared deviations of each channel in a part of a batch, equal to the reference `batchMoments` to the
 * bit.
 *
 *   moments[0,c] = Σ_n x[n,c] / N,   moments[1,c] = Σ_n (x[n,c] − moments[0,c])²
 *
 * Parameters: `numRows`, at least 1; `x` [N, C]; `moments` [2, C], overwritten. Sum order: n ascending; each operation is
 * rounded to f32. Parts are put together by `emitMergeMoments`.
 */
export function emitBatchMoments(
  module: ModuleBuilder,
  { numChannels }: { readonly numChannels: number },
): FunctionHandle<{ numRows: 'i32'; x: 'i32'; moments: 'i32' }, 'none'> {
  const params = { numRows: 'i32', x: 'i32', moments: 'i32' } as const;
  const rowBytes = 4 * numChannels;
  return module.sharedFunction(`batchMoments_${numChannels}`, params, 'none', (f, { numRows, x, moments }) => {
    const count = f.let('count', f32x4.splat(f32.convertI32S(numRows)));
    forEachChannelBlock(f, numChannels, (block) => {
      const firstPass = block.begin(x);
      const means = block.let('mean', () => f32x4.const(0));
      f.for('row', { to: numRows }, () => {
        block.load('value', firstPass).forEach((value, index) => {
          f.set(means[index], f32x4.add(means[index], value));
        });
        f.advance(firstPass, rowBytes);
      });
      for (const mean of means) f.set(mean, f32x4.div(mean, count));

      const secondPass = block.begin(x);
      const squares = block.let('squares', () => f32x4.const(0));
      f.for('row', { to: numRows }, () => {
        block.load('deviation', secondPass).forEach((deviation, index) => {
          f.set(deviation, f32x4.sub(deviation, means[index]));
          f.set(squares[index], module.multiplyAdd(deviation, deviation, squares[index]));
        });
        f.advance(secondPass, rowBytes);
      });

      const target = block.begin(moments);
      block.store(target, means);
      f.advance(target, rowBytes);
      block.store(target, squares);
    });
  });
}
