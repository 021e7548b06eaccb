import { checkLength } from '../check-length.ts';

/**
 * Rectified linear units: y = max(0, x). A NaN stays one.
 *
 * @param x  Any shape.
 * @param y  Overwritten, the same number of values; may be `x`.
 * @throws {ShapeError} `relu: y holds 10 values; its shape [128] needs 128. …`
 * Cost: one comparison a value, no allocation.
 */
export function relu(x: Float32Array, y: Float32Array): void {
  checkLength('relu: y', y, [x.length]);
  for (let i = 0; i < x.length; i++) y[i] = Math.max(0, x[i]);
}
