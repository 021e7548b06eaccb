import { f32x4, type Local, type Vector, v128 } from '../assembler/index.ts';

/**
 * Lane by lane 0 for a magnitude below a limit, else the number itself; a NaN stays one.
 *
 * @param tiny The limit, `TINY` of `src/flush-tiny.ts` in all lanes, kept outside of loops.
 */
export function flushTinyLanes(values: Local<'v128'>, tiny: Local<'v128'>): Vector {
  return v128.andnot(values, f32x4.lt(f32x4.abs(values), tiny));
}
