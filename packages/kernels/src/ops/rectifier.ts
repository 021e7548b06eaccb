import type { ActivationFunction } from '../activation-function.ts';
import { type FunctionBuilder, f32x4, type Vector, v128 } from '../assembler/index.ts';

/** Activations of a few instructions, which kernels apply to sums in registers. */
export type Rectifier = Extract<ActivationFunction, 'linear' | 'relu' | { readonly type: 'leakyRelu' }>;

/**
 * Whether a kernel applies an activation best to its sums before they are stored. The others are applied faster to the
 * finished output, by `emitActivation`, whose loop keeps their many constants at hand.
 */
export function isRectifier(activation: ActivationFunction): activation is Rectifier {
  return (
    activation === 'linear' ||
    activation === 'relu' ||
    (typeof activation === 'object' && activation.type === 'leakyRelu')
  );
}

/**
 * Computes a rectifier of four values, equal to the references `relu` and `leakyRelu` to the bit.
 *
 * @param f The function that is being put together; the values become a variable of it.
 */
export function rectify(f: FunctionBuilder, rectifier: Rectifier, vector: Vector): Vector {
  if (rectifier === 'linear') return vector;
  const x = f.let('x', vector);
  const zero = f32x4.const(0);
  if (rectifier === 'relu') return v128.andnot(x, f32x4.le(x, zero));
  return v128.bitselect(x, f32x4.mul(f32x4.const(rectifier.slope), x), f32x4.ge(x, zero));
}
