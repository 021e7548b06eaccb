import { checkLength } from '../check-length.ts';
import type { DenseShape } from './dense.ts';

/**
 * Gradient of a fully connected layer with respect to its weights.
 *
 *   dWeights[f,u] = Σ_b x[b,f] · dy[b,u]
 *
 * @param x         Layer input, [B, F], row-major.
 * @param dy        Gradient at the sums, [B, U].
 * @param dWeights  Overwritten, [F, U]; must not overlap the others.
 * @throws {ShapeError} `denseWeightGradient: dy holds 128 values; its shape [2, 128] needs 256. …`
 * Sum order: b ascending from 0; each product and each sum is rounded to f32.
 * Cost: B·F·U multiply-adds, no allocation.
 */
export function denseWeightGradient(
  x: Float32Array,
  dy: Float32Array,
  dWeights: Float32Array,
  shape: DenseShape,
): void {
  const { batchSize, numFeatures, numUnits } = shape;
  checkLength('denseWeightGradient: x', x, [batchSize, numFeatures]);
  checkLength('denseWeightGradient: dy', dy, [batchSize, numUnits]);
  checkLength('denseWeightGradient: dWeights', dWeights, [numFeatures, numUnits]);

  dWeights.fill(0);
  for (let b = 0; b < batchSize; b++) {
    let weight = 0;
    for (let f = 0; f < numFeatures; f++) {
      const value = x[b * numFeatures + f];
      for (let u = 0; u < numUnits; u++, weight++) dWeights[weight] += Math.fround(value * dy[b * numUnits + u]);
    }
  }
}
