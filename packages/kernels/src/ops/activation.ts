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
import { createExp } from './exp.ts';
import { createHyperbolicTangent } from './hyperbolic-tangent.ts';
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
    const activate = createActivation(f, activation);
    mapValues(f, numValues, [x], y, ([value]) => activate(value));
  });
}

/**
 * Computes the activation of four values by a call, in kernels that apply it to their sums before these are stored.
 *
 * @param f The function that is being put together; intermediate values become variables of it.
 */
export function applyActivation(
  module: ModuleBuilder,
  f: FunctionBuilder,
  activation: ActivationFunction,
  vector: Vector,
): Vector {
  if (isRectifier(activation)) return createActivation(f, activation)(vector);
  const name = `activationOfFour_${activationName(activation)}`;
  const handle = module.sharedFunction(name, { x: 'v128' }, 'v128', (callee, { x }) => {
    callee.return(createActivation(callee, activation)(x));
  });
  return call(handle, { x: vector });
}

/** Activations of a few instructions. */
type Rectifier = Extract<ActivationFunction, 'linear' | 'relu' | { readonly type: 'leakyRelu' }>;

/**
 * Whether an activation takes so few instructions that a kernel applies it best to sums in registers. The others are
 * applied faster to the finished output, by {@link emitActivation}, whose loop keeps their many constants at hand.
 */
export function isRectifier(activation: ActivationFunction): activation is Rectifier {
  return (
    activation === 'linear' ||
    activation === 'relu' ||
    (typeof activation === 'object' && activation.type === 'leakyRelu')
  );
}

/** Prepares a function to compute an activation of four values; call it before the loop in which they are computed. */
function createActivation(f: FunctionBuilder, activation: ActivationFunction): (vector: Vector) => Vector {
  const zero = f32x4.const(0);
  switch (activation) {
    case 'linear':
      return (x) => x;
    case 'relu':
      return (vector) => {
        const x = f.let('x', vector);
        return v128.andnot(x, f32x4.le(x, zero));
      };
    case 'tanh':
      return createHyperbolicTangent(f);
    case 'sigmoid': {
      const exp = createExp(f);
      const one = f.let('one', f32x4.const(1));
      return (vector) => {
        const x = f.let('x', vector);
        const power = f.let('power', exp(f32x4.neg(f32x4.abs(x))));
        return f32x4.div(v128.bitselect(power, one, f32x4.lt(x, zero)), f32x4.add(one, power));
      };
    }
  }
  const slope = f32x4.const(activation.slope);
  if (activation.type === 'leakyRelu') {
    return (vector) => {
      const x = f.let('x', vector);
      return v128.bitselect(x, f32x4.mul(slope, x), f32x4.ge(x, zero));
    };
  }
  const tangent = createHyperbolicTangent(f);
  const factor = f.let('slope', slope);
  const amplitude = f.let('amplitude', f32x4.const(activation.amplitude));
  return (x) => f32x4.mul(amplitude, tangent(f32x4.mul(factor, x)));
}
