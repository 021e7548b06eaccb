import { type FunctionHandle, f32, f32x4, type ModuleBuilder } from '../assembler/index.ts';
import type { BatchNormalizationOptions } from './batch-normalization.ts';
import { forEachChannelBlock } from './for-each-channel-block.ts';

/**
 * Gradient of the loss by the input of a batch normalization whose mean and variance are the batch's own; equal to the
 * reference `batchNormalizationGradient` to the bit.
 *
 *   dx[n,c] = gamma[c]/σ[c] · ((dy[n,c] − sums[0,c]/M) − (x[n,c] − mean[c]) · (sums[1,c]/M/σ[c])),
 *   σ[c] = √(variance[c] + epsilon)
 *
 * Parameters: `numRows` N, any; `totalRows` M, the whole batch's, at least 1; `x`, the input, and `dy` [N, C]; `gamma`,
 * `mean`, `variance` [C]; `sums` [2, C], those of `emitBatchNormalizationSums` over the whole batch; `dx` [N, C],
 * overwritten, may be `dy`. Each operation is rounded to f32.
 * @see Ioffe & Szegedy, arXiv:1502.03167, section 3, with the gradients put into one another
 */
export function emitBatchNormalizationGradient(
  module: ModuleBuilder,
  { numChannels, epsilon, scale = true }: BatchNormalizationOptions,
): FunctionHandle<
  {
    numRows: 'i32';
    totalRows: 'i32';
    x: 'i32';
    dy: 'i32';
    gamma: 'i32';
    mean: 'i32';
    variance: 'i32';
    sums: 'i32';
    dx: 'i32';
  },
  'none'
> {
  const params = {
    numRows: 'i32',
    totalRows: 'i32',
    x: 'i32',
    dy: 'i32',
    gamma: 'i32',
    mean: 'i32',
    variance: 'i32',
    sums: 'i32',
    dx: 'i32',
  } as const;
  const name = `batchNormalizationGradient_${numChannels}_${epsilon}${scale ? '_scale' : ''}`;
  const rowBytes = 4 * numChannels;
  return module.sharedFunction(name, params, 'none', (f, locals) => {
    const { numRows, totalRows, x, dy, gamma, mean, variance, sums, dx } = locals;
    const total = f.let('total', f32x4.splat(f32.convertI32S(totalRows)));
    forEachChannelBlock(f, numChannels, (block) => {
      const means = block.load('mean', block.begin(mean));
      const deviations = block.load('deviation', block.begin(variance));
      for (const deviation of deviations) f.set(deviation, f32x4.sqrt(f32x4.add(deviation, f32x4.const(epsilon))));
      const gammas = scale ? block.load('gamma', block.begin(gamma)) : block.let('gamma', () => f32x4.const(1));
      const factors = block.let('factor', (index) => f32x4.div(gammas[index], deviations[index]));
      const sumsAddress = block.begin(sums);
      const meanGradients = block.load('meanGradient', sumsAddress);
      f.advance(sumsAddress, rowBytes);
      const slopes = block.load('slope', sumsAddress);
      meanGradients.forEach((meanGradient, index) => {
        f.set(meanGradient, f32x4.div(meanGradient, total));
        f.set(slopes[index], f32x4.div(f32x4.div(slopes[index], total), deviations[index]));
      });
      const input = block.begin(x);
      const gradient = block.begin(dy);
      const output = block.begin(dx);
      f.for('row', { to: numRows }, () => {
        const values = block.load('value', input);
        block.load('gradient', gradient).forEach((value, index) => {
          const shared = f32x4.mul(f32x4.sub(values[index], means[index]), slopes[index]);
          const own = f32x4.sub(value, meanGradients[index]);
          f.set(values[index], f32x4.mul(f32x4.sub(own, shared), factors[index]));
        });
        block.store(output, values);
        for (const address of [input, gradient, output]) f.advance(address, rowBytes);
      });
    });
  });
}
