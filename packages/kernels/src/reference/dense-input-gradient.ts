import { checkLength } from '../check-length.ts';
import type { DenseShape } from './dense.ts';

const { fround } = Math;

/**
 * Gradient of a fully connected layer with respect to its input.
 *
 *   dx[b,f] = Σ_u dy[b,u] · weights[f,u]
 *
 * @param dy       Gradient at the sums, [B, U], row-major.
 * @param weights  [F, U].
 * @param dx       Overwritten, [B, F]; must not overlap the others.
 * @throws {ShapeError} `denseInputGradient: dx holds 128 values; its shape [2, 128] needs 256. …`
 * Sum order: four sums s_l of the units u = l, l + 4, …, ascending from 0, then (s_0 + s_2) + (s_1 + s_3), as vectors
 * over u do; each product and each sum is rounded to f32.
 * Cost: B·F·U multiply-adds, no allocation.
 */
export function denseInputGradient(dy: Float32Array, weights: Float32Array, dx: Float32Array, shape: DenseShape): void {
  const { batchSize, numFeatures, numUnits } = shape;
  checkLength('denseInputGradient: dy', dy, [batchSize, numUnits]);
  checkLength('denseInputGradient: weights', weights, [numFeatures, numUnits]);
  checkLength('denseInputGradient: dx', dx, [batchSize, numFeatures]);

  const sumEveryFourth = (row: number, feature: number, first: number): number => {
    let sum = 0;
    for (let u = first; u < numUnits; u += 4) {
      sum = fround(sum + fround(dy[row * numUnits + u] * weights[feature * numUnits + u]));
    }
    return sum;
  };
  for (let b = 0; b < batchSize; b++) {
    for (let f = 0; f < numFeatures; f++) {
      const even = fround(sumEveryFourth(b, f, 0) + sumEveryFourth(b, f, 2));
      const odd = fround(sumEveryFourth(b, f, 1) + sumEveryFourth(b, f, 3));
      dx[b * numFeatures + f] = even + odd;
    }
  }
}
