import { type FunctionHandle, f32, f32x4, type ModuleBuilder } from '../assembler/index.ts';
import { forEachVector } from './for-each-vector.ts';

/**
 * sum = Σ_i x[i]², of which a norm is made. For a sum that is the same whoever computes it, cut the values into parts
 * that do not depend on the workers and give the parts' sums to `emitNormFactor`.
 *
 * Parameters: `numValues`, any; `x` [numValues]; `sum`, the address of one f32, overwritten. Sum order: values with the
 * same i mod 4 ascending, the last numValues mod 4 added to the first of these four sums; then (s0 + s1) + (s2 + s3).
 */
export function emitSquaredSum(
  module: ModuleBuilder,
): FunctionHandle<{ numValues: 'i32'; x: 'i32'; sum: 'i32' }, 'none'> {
  const params = { numValues: 'i32', x: 'i32', sum: 'i32' } as const;
  return module.sharedFunction('squaredSum', params, 'none', (f, { numValues, x, sum }) => {
    const sums = f.let('sums', f32x4.const(0));
    const value = f.local('v128', 'value');
    forEachVector(f, numValues, [x], ({ load }) => {
      f.set(value, load(x));
      f.set(sums, module.multiplyAdd(value, value, sums));
    });
    const lane = (index: number) => f32x4.extractLane(sums, index);
    f.do(f32.store(sum, f32.add(f32.add(lane(0), lane(1)), f32.add(lane(2), lane(3)))));
  });
}
