import { checkLength } from '../check-length.ts';
import { exp } from '../exp.ts';

/**
 * Logistic function: y = 1 / (1 + e^−x), for negative x as e^x / (1 + e^x), so that nothing overflows and small results
 * keep their digits.
 *
 * @param x  Any shape.
 * @param y  Overwritten, the same number of values, each in [0, 1]; may be `x`.
 * @throws {ShapeError} `sigmoid: y holds 10 values; its shape [128] needs 128. …`
 * Each operation is rounded to f32; within 2 ulp of the correctly rounded result (measured over every f32 with
 * a magnitude from 2^−12 to 105; the test takes a sample).
 * Cost: one `exp`, an addition and a division a value; no allocation.
 */
export function sigmoid(x: Float32Array, y: Float32Array): void {
  checkLength('sigmoid: y', y, [x.length]);
  for (let i = 0; i < x.length; i++) {
    const power = exp(-Math.abs(x[i]));
    y[i] = (x[i] < 0 ? power : 1) / Math.fround(1 + power);
  }
}
