import { checkLength } from '../check-length.ts';
import type { SoftmaxShape } from './softmax.ts';

/**
 * Gradient of a softmax from its result.
 *
 *   dx[n,i] = y[n,i] · (dy[n,i] − Σ_j dy[n,j] · y[n,j])
 *
 * @param y   The probabilities, [N, C], row-major.
 * @param dy  Gradient at y, [N, C].
 * @param dx  Overwritten, [N, C]; may be `dy`.
 * @throws {ShapeError} `softmaxGradient: dx holds 10 values; its shape [2, 10] needs 20. …`
 * Sum order: j ascending from 0; each operation is rounded to f32.
 * Cost: four operations a value, no allocation.
 */
export function softmaxGradient(y: Float32Array, dy: Float32Array, dx: Float32Array, shape: SoftmaxShape): void {
  const { numRows, numClasses } = shape;
  checkLength('softmaxGradient: y', y, [numRows, numClasses]);
  checkLength('softmaxGradient: dy', dy, [numRows, numClasses]);
  checkLength('softmaxGradient: dx', dx, [numRows, numClasses]);

  for (let start = 0; start < y.length; start += numClasses) {
    const end = start + numClasses;
    let sum = 0;
    for (let i = start; i < end; i++) sum = Math.fround(sum + Math.fround(dy[i] * y[i]));
    for (let i = start; i < end; i++) dx[i] = y[i] * Math.fround(dy[i] - sum);
  }
}
