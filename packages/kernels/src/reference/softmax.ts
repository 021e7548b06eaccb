import { checkLength } from '../check-length.ts';
import { exp } from '../exp.ts';

/** The sizes of a softmax. */
export interface SoftmaxShape {
  /** All axes but the last, multiplied. */
  readonly numRows: number;
  /** Values that share a sum of 1. */
  readonly numClasses: number;
}

/**
 * Probabilities from logits, row by row.
 *
 *   y[n,i] = e^(x[n,i] − m) / Σ_j e^(x[n,j] − m),   m = max_j x[n,j]
 *
 * Taking m off changes nothing but the rounding, and no power overflows. A NaN in a row makes all of it NaN.
 *
 * @param x  [N, C], row-major.
 * @param y  Overwritten, [N, C], each value in [0, 1]; may be `x`.
 * @throws {ShapeError} `softmax: y holds 10 values; its shape [2, 10] needs 20. …`
 * Sum order: j ascending; each operation is rounded to f32.
 * Cost: one `exp` and a division a value; no allocation.
 */
export function softmax(x: Float32Array, y: Float32Array, shape: SoftmaxShape): void {
  const { numRows, numClasses } = shape;
  checkLength('softmax: x', x, [numRows, numClasses]);
  checkLength('softmax: y', y, [numRows, numClasses]);

  for (let start = 0; start < x.length; start += numClasses) {
    const end = start + numClasses;
    let greatest = Number.NEGATIVE_INFINITY;
    for (let i = start; i < end; i++) greatest = Math.max(greatest, x[i]);
    let sum = 0;
    for (let i = start; i < end; i++) {
      const power = exp(Math.fround(x[i] - greatest));
      y[i] = power;
      sum = Math.fround(sum + power);
    }
    for (let i = start; i < end; i++) y[i] /= sum;
  }
}
