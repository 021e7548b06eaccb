import { type FunctionHandle, f32x4, type ModuleBuilder } from '../assembler/index.ts';
import type { BatchNormalizationOptions } from './batch-normalization.ts';
import { forEachChannelBlock } from './for-each-channel-block.ts';

/**
 * What the gradient of a batch normalization needs to know of all rows, for some of them; equal to the reference
 * `batchNormalizationSums` to the bit.
 *
 *   sums[0,c] = Σ_n dy[n,c],   sums[1,c] = (Σ_n dy[n,c] · (x[n,c] − mean[c])) / √(variance[c] + epsilon)
 *
 * Summed over a batch, they are the gradients by beta and by gamma.
 *
 * Parameters: `numRows` N, any; `x`, the input, and `dy` [N, C]; `mean` and `variance` [C], the whole batch's; `sums`
 * [2, C], overwritten. Sum order: n ascending; each operation is rounded to f32.
 */
export function emitBatchNormalizationSums(
  module: ModuleBuilder,
  { numChannels, epsilon }: BatchNormalizationOptions,
): FunctionHandle<{ numRows: 'i32'; x: 'i32'; dy: 'i32'; mean: 'i32'; variance: 'i32'; sums: 'i32' }, 'none'> {
  const params = { numRows: 'i32', x: 'i32', dy: 'i32', mean: 'i32', variance: 'i32', sums: 'i32' } as const;
  const name = `batchNormalizationSums_${numChannels}_${epsilon}`;
  const rowBytes = 4 * numChannels;
  return module.sharedFunction(name, params, 'none', (f, { numRows, x, dy, mean, variance, sums }) => {
    forEachChannelBlock(f, numChannels, (block) => {
      const means = block.load('mean', block.begin(mean));
      const gradientSums = block.let('gradientSum', () => f32x4.const(0));
      const productSums = block.let('productSum', () => f32x4.const(0));
      const input = block.begin(x);
      const gradient = block.begin(dy);
      f.for('row', { to: numRows }, () => {
        const deviations = block.load('deviation', input);
        block.load('gradient', gradient).forEach((value, index) => {
          f.set(deviations[index], f32x4.sub(deviations[index], means[index]));
          f.set(gradientSums[index], f32x4.add(gradientSums[index], value));
          f.set(productSums[index], module.multiplyAdd(value, deviations[index], productSums[index]));
        });
        f.advance(input, rowBytes);
        f.advance(gradient, rowBytes);
      });
      block.load('variance', block.begin(variance)).forEach((value, index) => {
        const deviation = f32x4.sqrt(f32x4.add(value, f32x4.const(epsilon)));
        f.set(productSums[index], f32x4.div(productSums[index], deviation));
      });
      const target = block.begin(sums);
      block.store(target, gradientSums);
      f.advance(target, rowBytes);
      block.store(target, productSums);
    });
  });
}
