import { checkLength } from '../check-length.ts';

/**
 * y[i] = x[i] · factors[i].
 *
 * @param y Overwritten; all have one length.
 * @throws {ShapeError} `multiply: factors holds 3 values; its shape [4] needs 4. …`
 */
export function multiply(x: Float32Array, factors: Float32Array, y: Float32Array): void {
  checkLength('multiply: factors', factors, [x.length]);
  checkLength('multiply: y', y, [x.length]);
  for (let i = 0; i < x.length; i++) y[i] = x[i] * factors[i];
}
