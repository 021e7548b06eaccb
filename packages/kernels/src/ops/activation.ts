import { type ActivationFunction, activationName } from '../activation-function.ts';
import {
  call,
  type FunctionBuilder,
  type FunctionHandle,
  f32x4,
  type ModuleBuilder,
  type Vector,
  v128,
} from '../assembler/index.ts';
import { emitExp } from './exp.ts';
import { emitHyperbolicTangent } from './hyperbolic-tangent.ts';
import { mapValues } from './map-values.ts';

/**
 * y = activation(x), value by value, equal to the references `relu`, `leakyRelu`, `sigmoid`, `tanh`, `scaledTanh` to the
 * bit.
 *
 * x [numValues]; y [numValues], overwritten; may be x.
 */
export function emitActivation(
  module: ModuleBuilder,
  { activation }: { readonly activation: ActivationFunction },
): FunctionHandle<{ numValues: 'i32'; x: 'i32'; y: 'i32' }, 'none'> {
  const params = { numValues: 'i32', x: 'i32', y: 'i32' } as const;
  return module.sharedFunction(`activation_${activationName(activation)}`, params, 'none', (f, { numValues, x, y }) => {
    mapValues(f, numValues, [x], y, ([value]) => applyActivation(module, f, activation, value));
  });
}

/**
 * The activation of four values, for kernels that apply it to their sums before these are stored.
 *
 * @param f The function that is being put together; intermediate values become variables of it.
 */
export function applyActivation(
  module: ModuleBuilder,
  f: FunctionBuilder,
  activation: ActivationFunction,
  vector: Vector,
): Vector {
  if (activation === 'linear') return vector;
  const zero = f32x4.const(0);
  const x = f.let('x', vector);
  if (activation === 'relu') return v128.andnot(x, f32x4.le(x, zero));
  if (activation === 'tanh') return call(emitHyperbolicTangent(module), { x });
  if (activation === 'sigmoid') {
    const power = f.let('power', call(emitExp(module), { x: f32x4.neg(f32x4.abs(x)) }));
    const one = f32x4.const(1);
    return f32x4.div(v128.bitselect(power, one, f32x4.lt(x, zero)), f32x4.add(one, power));
  }
  const slope = f32x4.const(activation.slope);
  if (activation.type === 'leakyRelu') return v128.bitselect(x, f32x4.mul(slope, x), f32x4.ge(x, zero));
  const tangent = call(emitHyperbolicTangent(module), { x: f32x4.mul(slope, x) });
  return f32x4.mul(f32x4.const(activation.amplitude), tangent);
}
