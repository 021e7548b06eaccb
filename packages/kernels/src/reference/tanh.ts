import { checkLength } from '../check-length.ts';
import { hyperbolicTangent } from '../hyperbolic-tangent.ts';

/**
 * Hyperbolic tangent: y = tanh x.
 *
 * @param x  Any shape.
 * @param y  Overwritten, the same number of values, each in [−1, 1]; may be `x`.
 * @throws {ShapeError} `tanh: y holds 10 values; its shape [128] needs 128. …`
 * Each operation is rounded to f32; within 2 ulp of the correctly rounded result.
 * Cost: some twenty operations and a division a value; no allocation.
 */
export function tanh(x: Float32Array, y: Float32Array): void {
  checkLength('tanh: y', y, [x.length]);
  for (let i = 0; i < x.length; i++) y[i] = hyperbolicTangent(x[i]);
}
