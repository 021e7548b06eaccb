import { checkLength } from '../check-length.ts';

/**
 * Leaky rectified linear units: y = x where x ≥ 0, else slope · x.
 *
 * @param x      Any shape.
 * @param slope  Used as f32.
 * @param y      Overwritten, the same number of values; may be `x`.
 * @throws {ShapeError} `leakyRelu: y holds 10 values; its shape [128] needs 128. …`
 * Cost: at most one multiplication a value, no allocation.
 * @see Maas, Hannun, Ng, "Rectifier nonlinearities improve neural network acoustic models" (2013)
 */
export function leakyRelu(x: Float32Array, slope: number, y: Float32Array): void {
  checkLength('leakyRelu: y', y, [x.length]);
  const factor = Math.fround(slope);
  for (let i = 0; i < x.length; i++) y[i] = x[i] >= 0 ? x[i] : factor * x[i];
}
