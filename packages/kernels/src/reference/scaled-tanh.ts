import { checkLength } from '../check-length.ts';
import { hyperbolicTangent } from '../hyperbolic-tangent.ts';

/** The two constants of {@link scaledTanh}, used as f32. */
export interface ScaledTanhConstants {
  readonly amplitude: number;
  readonly slope: number;
}

/**
 * Hyperbolic tangent, stretched: y = amplitude · tanh(slope · x).
 *
 * @param x  Any shape.
 * @param y  Overwritten, the same number of values; may be `x`.
 * @throws {ShapeError} `scaledTanh: y holds 10 values; its shape [128] needs 128. …`
 * Each operation is rounded to f32.
 * Cost: that of `tanh` and two multiplications a value; no allocation.
 * @see LeCun, Bottou, Bengio, Haffner, "Gradient-based learning applied to document recognition" (1998), appendix A.
 */
export function scaledTanh(x: Float32Array, constants: ScaledTanhConstants, y: Float32Array): void {
  checkLength('scaledTanh: y', y, [x.length]);
  const amplitude = Math.fround(constants.amplitude);
  const slope = Math.fround(constants.slope);
  for (let i = 0; i < x.length; i++) y[i] = amplitude * hyperbolicTangent(Math.fround(slope * x[i]));
}
