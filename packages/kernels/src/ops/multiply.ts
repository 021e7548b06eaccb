import { type FunctionHandle, f32x4, type ModuleBuilder } from '../assembler/index.ts';
import { mapValues } from './map-values.ts';

/**
 * y[i] = x[i] · factors[i]: what a dropout's gradient needs, whose factors are its mask.
 *
 * Parameters: `numValues`, any; `x` and `factors` [numValues]; `y`, overwritten, may be one of them.
 */
export function emitMultiply(
  module: ModuleBuilder,
): FunctionHandle<{ numValues: 'i32'; x: 'i32'; factors: 'i32'; y: 'i32' }, 'none'> {
  const params = { numValues: 'i32', x: 'i32', factors: 'i32', y: 'i32' } as const;
  return module.sharedFunction('multiply', params, 'none', (f, { numValues, x, factors, y }) => {
    mapValues(f, numValues, [x, factors], y, ([value, factor]) => f32x4.mul(value, factor));
  });
}
