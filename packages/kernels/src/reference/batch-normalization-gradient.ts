import { checkLength } from '../check-length.ts';
import type { BatchNormalizationShape } from './batch-normalization.ts';
import type { ChannelMoments } from './batch-normalization-sums.ts';

const { fround } = Math;

/** What a batch normalization knew and what its gradient needs of the whole batch. */
export interface BatchNormalizationContext extends ChannelMoments {
  /** [C]; null: 1 everywhere. */
  readonly gamma: Float32Array | null;
  /** [2, C], of `batchNormalizationSums` over the whole batch. */
  readonly sums: Float32Array;
  /** Of the whole batch, at least 1. */
  readonly totalRows: number;
}

/**
 * Gradient of the loss by the input of a batch normalization whose mean and variance are the batch's own; formula at
 * `emitBatchNormalizationGradient`.
 *
 * @param x   [N, C], some rows of the batch.
 * @param dy  [N, C].
 * @param dx  Overwritten, [N, C]; may be `dy`.
 * @throws {ShapeError} `batchNormalizationGradient: dx holds 3 values; its shape [2, 2] needs 4. …`
 * Each operation is rounded to f32.
 */
export function batchNormalizationGradient(
  x: Float32Array,
  dy: Float32Array,
  { gamma, mean, variance, sums, totalRows }: BatchNormalizationContext,
  dx: Float32Array,
  shape: BatchNormalizationShape,
): void {
  const { numRows, numChannels } = shape;
  checkLength('batchNormalizationGradient: x', x, [numRows, numChannels]);
  checkLength('batchNormalizationGradient: dy', dy, [numRows, numChannels]);
  if (gamma !== null) checkLength('batchNormalizationGradient: gamma', gamma, [numChannels]);
  checkLength('batchNormalizationGradient: mean', mean, [numChannels]);
  checkLength('batchNormalizationGradient: variance', variance, [numChannels]);
  checkLength('batchNormalizationGradient: sums', sums, [2, numChannels]);
  checkLength('batchNormalizationGradient: dx', dx, [numRows, numChannels]);

  const epsilon = fround(shape.epsilon);
  for (let c = 0; c < numChannels; c++) {
    const deviation = fround(Math.sqrt(fround(variance[c] + epsilon)));
    const factor = fround((gamma === null ? 1 : gamma[c]) / deviation);
    const meanGradient = fround(sums[c] / totalRows);
    const slope = fround(fround(sums[numChannels + c] / totalRows) / deviation);
    for (let i = c; i < x.length; i += numChannels) {
      const shared = fround(fround(x[i] - mean[c]) * slope);
      dx[i] = fround(fround(dy[i] - meanGradient) - shared) * factor;
    }
  }
}
