import { type ActivationFunction, activationName } from '../activation-function.ts';
import { type FunctionHandle, f32x4, type Local, type ModuleBuilder, type Vector, v128 } from '../assembler/index.ts';
import { mapValues } from './map-values.ts';

/**
 * Gradient of an activation from its result: dx = dy · activation′(x), value by value, equal to the reference
 * `activationGradient` to the bit.
 *
 * y [numValues], what the activation gave; dy [numValues]; dx [numValues], overwritten; may be dy.
 */
export function emitActivationGradient(
  module: ModuleBuilder,
  { activation }: { readonly activation: ActivationFunction },
): FunctionHandle<{ numValues: 'i32'; y: 'i32'; dy: 'i32'; dx: 'i32' }, 'none'> {
  const name = `activationGradient_${activationName(activation)}`;
  const params = { numValues: 'i32', y: 'i32', dy: 'i32', dx: 'i32' } as const;
  return module.sharedFunction(name, params, 'none', (f, { numValues, y, dy, dx }) => {
    mapValues(f, numValues, [y, dy], dx, ([output, gradient]) => gradientOf(activation, output, gradient));
  });
}

function gradientOf(activation: ActivationFunction, y: Local<'v128'>, dy: Local<'v128'>): Vector {
  const zero = f32x4.const(0);
  const one = f32x4.const(1);
  const squared = f32x4.mul(y, y);
  switch (activation) {
    case 'linear':
      return dy;
    case 'relu':
      return v128.and(dy, f32x4.gt(y, zero));
    case 'sigmoid':
      return f32x4.mul(dy, f32x4.mul(y, f32x4.sub(one, y)));
    case 'tanh':
      return f32x4.mul(dy, f32x4.sub(one, squared));
  }
  if (activation.type === 'leakyRelu') {
    return v128.bitselect(dy, f32x4.mul(f32x4.const(activation.slope), dy), f32x4.gt(y, zero));
  }
  const { amplitude, slope } = activation;
  const fall = f32x4.mul(f32x4.const(slope / amplitude), squared);
  return f32x4.mul(dy, f32x4.sub(f32x4.const(slope * amplitude), fall));
}
