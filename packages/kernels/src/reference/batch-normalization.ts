import { checkLength } from '../check-length.ts';

/** The sizes of a batch normalization. */
export interface BatchNormalizationShape {
  /** Values for each channel: all axes but the last, multiplied. */
  readonly numRows: number;
  readonly numChannels: number;
  /** Added to the variance, above 0. */
  readonly epsilon: number;
}

/** What a batch normalization has learnt, each [C]. */
export interface BatchNormalizationWeights {
  /** Null: 1 everywhere. */
  readonly gamma: Float32Array | null;
  /** Null: 0 everywhere. */
  readonly beta: Float32Array | null;
  readonly mean: Float32Array;
  /** At least 0. */
  readonly variance: Float32Array;
}

/**
 * Batch normalization with known mean and variance, as after training.
 *
 *   y[n,c] = (x[n,c] − mean[c]) · (gamma[c] / √(variance[c] + epsilon)) + beta[c]
 *
 * @param x  [N, C], row-major.
 * @param y  Overwritten, [N, C]; may be `x`.
 * @throws {ShapeError} `batchNormalization: mean holds 3 values; its shape [4] needs 4. …`
 * Each operation is rounded to f32, in the order of the formula.
 * Cost: 3·N·C operations, and a root and a division for each channel; no allocation.
 * @see Ioffe & Szegedy, arXiv:1502.03167
 */
export function batchNormalization(
  x: Float32Array,
  weights: BatchNormalizationWeights,
  y: Float32Array,
  shape: BatchNormalizationShape,
): void {
  const { numRows, numChannels } = shape;
  const { gamma, beta, mean, variance } = weights;
  checkLength('batchNormalization: x', x, [numRows, numChannels]);
  if (gamma !== null) checkLength('batchNormalization: gamma', gamma, [numChannels]);
  if (beta !== null) checkLength('batchNormalization: beta', beta, [numChannels]);
  checkLength('batchNormalization: mean', mean, [numChannels]);
  checkLength('batchNormalization: variance', variance, [numChannels]);
  checkLength('batchNormalization: y', y, [numRows, numChannels]);

  const epsilon = Math.fround(shape.epsilon);
  for (let c = 0; c < numChannels; c++) {
    const deviation = Math.fround(Math.sqrt(Math.fround(variance[c] + epsilon)));
    const factor = Math.fround((gamma === null ? 1 : gamma[c]) / deviation);
    const shift = beta === null ? 0 : beta[c];
    for (let i = c; i < x.length; i += numChannels) {
      y[i] = Math.fround(Math.fround(x[i] - mean[c]) * factor) + shift;
    }
  }
}
