import { type FunctionHandle, f32, f32x4, type ModuleBuilder } from '../assembler/index.ts';
import { mapValues } from './map-values.ts';

/**
 * average[i] ← average[i] + (1 − momentum) · (values[i] − average[i]): what batch normalization keeps for later, and the
 * averages of weights.
 *
 * It moves by a share of the difference: in f32 momentum and 1 − momentum of constants would not add up to 1.
 *
 * Parameters: `numValues`, any; `values` [numValues]; `average` [numValues], changed; `momentum`, an f32 in [0, 1].
 * Each operation is rounded to f32.
 */
export function emitMovingAverage(
  module: ModuleBuilder,
): FunctionHandle<{ numValues: 'i32'; values: 'i32'; average: 'i32'; momentum: 'f32' }, 'none'> {
  const params = { numValues: 'i32', values: 'i32', average: 'i32', momentum: 'f32' } as const;
  return module.sharedFunction('movingAverage', params, 'none', (f, { numValues, values, average, momentum }) => {
    const share = f.let('share', f32x4.splat(f32.sub(f32.const(1), momentum)));
    mapValues(f, numValues, [average, values], average, ([mean, value]) =>
      module.multiplyAdd(share, f32x4.sub(value, mean), mean),
    );
  });
}
