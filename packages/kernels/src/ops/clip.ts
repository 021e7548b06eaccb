import { type FunctionHandle, f32x4, type ModuleBuilder } from '../assembler/index.ts';
import { mapValues } from './map-values.ts';

/**
 * Cuts each value to [−limit, limit], as Keras's `clipvalue`. A NaN stays one.
 *
 * Parameters: `numValues`, any; `x` [numValues], changed; `limit`, an f32 of at least 0.
 */
export function emitClip(module: ModuleBuilder): FunctionHandle<{ numValues: 'i32'; x: 'i32'; limit: 'f32' }, 'none'> {
  const params = { numValues: 'i32', x: 'i32', limit: 'f32' } as const;
  return module.sharedFunction('clip', params, 'none', (f, { numValues, x, limit }) => {
    const greatest = f.let('greatest', f32x4.splat(limit));
    const least = f.let('least', f32x4.neg(greatest));
    mapValues(f, numValues, [x], x, ([value]) => f32x4.pmin(f32x4.pmax(value, least), greatest));
  });
}
