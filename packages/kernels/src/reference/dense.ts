import { checkLength } from '../check-length.ts';

/** The sizes of a fully connected layer. */
export interface DenseShape {
  readonly batchSize: number;
  /** Inputs. */
  readonly numFeatures: number;
  /** Outputs. */
  readonly numUnits: number;
}

/**
 * Fully connected sums.
 *
 *   y[b,u] = bias[u] + Σ_f x[b,f] · weights[f,u]
 *
 * @param x        [B, F], row-major.
 * @param weights  [F, U].
 * @param bias     [U]; null: none.
 * @param y        Overwritten, [B, U]; must not overlap the others.
 * @throws {ShapeError} `dense: y holds 128 values; its shape [2, 128] needs 256. …`
 * Sum order: bias, then f ascending; each product and each sum is rounded to f32, units side by side, so that vectors
 * over u give the same bits.
 * Cost: B·F·U multiply-adds, no allocation.
 */
export function dense(
  x: Float32Array,
  weights: Float32Array,
  bias: Float32Array | null,
  y: Float32Array,
  shape: DenseShape,
): void {
  const { batchSize, numFeatures, numUnits } = shape;
  checkLength('dense: x', x, [batchSize, numFeatures]);
  checkLength('dense: weights', weights, [numFeatures, numUnits]);
  if (bias !== null) checkLength('dense: bias', bias, [numUnits]);
  checkLength('dense: y', y, [batchSize, numUnits]);

  for (let b = 0; b < batchSize; b++) {
    const target = b * numUnits;
    for (let u = 0; u < numUnits; u++) y[target + u] = bias === null ? 0 : bias[u];
    let weight = 0;
    for (let f = 0; f < numFeatures; f++) {
      const value = x[b * numFeatures + f];
      for (let u = 0; u < numUnits; u++, weight++) y[target + u] += Math.fround(value * weights[weight]);
    }
  }
}
