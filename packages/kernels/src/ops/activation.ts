import { type ActivationFunction, activationName } from '../activation-function.ts';
import {
  type FunctionBuilder,
  type FunctionHandle,
  f32x4,
  type ModuleBuilder,
  type Vector,
  v128,
} from '../assembler/index.ts';
import { createExp } from './exp.ts';
import { createHyperbolicTangent } from './hyperbolic-tangent.ts';
import { mapValues } from './map-values.ts';
import { isRectifier, rectify } from './rectifier.ts';

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
    const activate = createActivation(f, activation);
    mapValues(f, numValues, [x], y, ([value]) => activate(value));
  });
}

/** Prepares a function to compute an activation of four values; called before the loop in which they are computed. */
function createActivation(f: FunctionBuilder, activation: ActivationFunction): (x: Vector) => Vector {
  if (isRectifier(activation)) return (x) => rectify(f, activation, x);
  if (activation === 'sigmoid') return createSigmoid(f);
  const tangent = createHyperbolicTangent(f);
  if (activation === 'tanh') return tangent;
  const slope = f.let('slope', f32x4.const(activation.slope));
  const amplitude = f.let('amplitude', f32x4.const(activation.amplitude));
  return (x) => f32x4.mul(amplitude, tangent(f32x4.mul(slope, x)));
}

function createSigmoid(f: FunctionBuilder): (x: Vector) => Vector {
  const exp = createExp(f);
  const one = f.let('one', f32x4.const(1));
  return (vector) => {
    const x = f.let('x', vector);
    const power = f.let('power', exp(f32x4.neg(f32x4.abs(x))));
    return f32x4.div(v128.bitselect(power, one, f32x4.lt(x, f32x4.const(0))), f32x4.add(one, power));
  };
}
