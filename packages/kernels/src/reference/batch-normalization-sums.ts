import { checkLength } from '../check-length.ts';
import type { BatchNormalizationShape } from './batch-normalization.ts';

const { fround } = Math;

/** Mean and variance of the channels of a batch, each [C]. */
export interface ChannelMoments {
  readonly mean: Float32Array;
  /** At least 0. */
  readonly variance: Float32Array;
}

/**
 * What the gradient of a batch normalization needs to know of all rows; also the gradients by beta and gamma.
 *
 *   sums[0,c] = Σ_n dy[n,c],   sums[1,c] = (Σ_n dy[n,c] · (x[n,c] − mean[c])) / √(variance[c] + epsilon)
 *
 * @param x     [N, C].
 * @param dy    [N, C].
 * @param sums  Overwritten, [2, C].
 * @throws {ShapeError} `batchNormalizationSums: sums holds 3 values; its shape [2, 2] needs 4. …`
 * Sum order: n ascending; each operation is rounded to f32.
 */
export function batchNormalizationSums(
  x: Float32Array,
  dy: Float32Array,
  { mean, variance }: ChannelMoments,
  sums: Float32Array,
  shape: BatchNormalizationShape,
): void {
  const { numRows, numChannels } = shape;
  checkLength('batchNormalizationSums: x', x, [numRows, numChannels]);
  checkLength('batchNormalizationSums: dy', dy, [numRows, numChannels]);
  checkLength('batchNormalizationSums: mean', mean, [numChannels]);
  checkLength('batchNormalizationSums: variance', variance, [numChannels]);
  checkLength('batchNormalizationSums: sums', sums, [2, numChannels]);

  const epsilon = fround(shape.epsilon);
  for (let c = 0; c < numChannels; c++) {
    let gradientSum = 0;
    let productSum = 0;
    for (let i = c; i < x.length; i += numChannels) {
      gradientSum = fround(gradientSum + dy[i]);
      productSum = fround(productSum + fround(dy[i] * fround(x[i] - mean[c])));
    }
    sums[c] = gradientSum;
    sums[numChannels + c] = productSum / fround(Math.sqrt(fround(variance[c] + epsilon)));
  }
}
