import { type FunctionHandle, f32x4, type ModuleBuilder, v128 } from '../assembler/index.ts';
import { mapValues } from './map-values.ts';

/**
 * x[i] ← x[i] · factor.
 *
 * Parameters: `numValues`, any; `x` [numValues], changed; `factor`, the address of one f32, so that an earlier kernel can
 * have computed it.
 */
export function emitScale(
  module: ModuleBuilder,
): FunctionHandle<{ numValues: 'i32'; x: 'i32'; factor: 'i32' }, 'none'> {
  const params = { numValues: 'i32', x: 'i32', factor: 'i32' } as const;
  return module.sharedFunction('scale', params, 'none', (f, { numValues, x, factor }) => {
    const by = f.let('by', v128.load32Splat(factor));
    mapValues(f, numValues, [x], x, ([value]) => f32x4.mul(value, by));
  });
}
