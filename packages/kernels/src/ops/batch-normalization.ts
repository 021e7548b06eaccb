import { type FunctionHandle, f32x4, type ModuleBuilder } from '../assembler/index.ts';
import { forEachChannelBlock } from './for-each-channel-block.ts';

/** What a batch normalization is emitted for. */
export interface BatchNormalizationOptions {
  readonly numChannels: number;
  /** Added to the variance, above 0. */
  readonly epsilon: number;
  /** Whether there is a gamma; otherwise its address is not looked at. @default true */
  readonly scale?: boolean;
  /** Whether there is a beta; otherwise its address is not looked at. @default true */
  readonly center?: boolean;
}

/**
 * Batch normalization with given mean and variance, equal to the reference `batchNormalization` to the bit.
 *
 *   y[n,c] = (x[n,c] − mean[c]) · (gamma[c] / √(variance[c] + epsilon)) + beta[c]
 *
 * Parameters: `numRows` N, any; `x` [N, C]; `gamma`, `beta`, `mean`, `variance` [C]; `y` [N, C], overwritten, may be `x`.
 * Each operation is rounded to f32.
 * @see Ioffe & Szegedy, arXiv:1502.03167
 */
export function emitBatchNormalization(
  module: ModuleBuilder,
  { numChannels, epsilon, scale = true, center = true }: BatchNormalizationOptions,
): FunctionHandle<
  { numRows: 'i32'; x: 'i32'; gamma: 'i32'; beta: 'i32'; mean: 'i32'; variance: 'i32'; y: 'i32' },
  'none'
> {
  const params = {
    numRows: 'i32',
    x: 'i32',
    gamma: 'i32',
    beta: 'i32',
    mean: 'i32',
    variance: 'i32',
    y: 'i32',
  } as const;
  const name = `batchNormalization_${numChannels}_${epsilon}${scale ? '_scale' : ''}${center ? '_center' : ''}`;
  return module.sharedFunction(name, params, 'none', (f, { numRows, x, gamma, beta, mean, variance, y }) => {
    forEachChannelBlock(f, numChannels, (block) => {
      const means = block.load('mean', block.begin(mean));
      const variances = block.load('variance', block.begin(variance));
      const gammas = scale ? block.load('gamma', block.begin(gamma)) : block.let('gamma', () => f32x4.const(1));
      const factors = block.let('factor', (index) =>
        f32x4.div(gammas[index], f32x4.sqrt(f32x4.add(variances[index], f32x4.const(epsilon)))),
      );
      const shifts = center ? block.load('beta', block.begin(beta)) : block.let('beta', () => f32x4.const(0));
      const input = block.begin(x);
      const output = block.begin(y);
      f.for('row', { to: numRows }, () => {
        const values = block.load('value', input);
        values.forEach((value, index) => {
          f.set(value, module.multiplyAdd(f32x4.sub(value, means[index]), factors[index], shifts[index]));
        });
        block.store(output, values);
        f.advance(input, 4 * numChannels);
        f.advance(output, 4 * numChannels);
      });
    });
  });
}
