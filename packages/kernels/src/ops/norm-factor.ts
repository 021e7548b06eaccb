import { type FunctionHandle, f32, type ModuleBuilder } from '../assembler/index.ts';

/**
 * What to multiply gradients by so that their norm stays at most `threshold`, as Keras's `clipnorm` and
 * `global_clipnorm`.
 *
 *   factor = threshold / max(√(Σ_p sums[p]), threshold)
 *
 * It is 1 to the bit where the norm is small enough, and NaN where a sum is.
 *
 * Parameters: `numSums`, any; `sums` [numSums], squared sums of the parts of the gradients; `threshold`, an f32 above 0;
 * `factor`, the address of one f32, overwritten. Sum order: 0, then ascending; each operation is rounded to f32.
 */
export function emitNormFactor(
  module: ModuleBuilder,
): FunctionHandle<{ numSums: 'i32'; sums: 'i32'; threshold: 'f32'; factor: 'i32' }, 'none'> {
  const params = { numSums: 'i32', sums: 'i32', threshold: 'f32', factor: 'i32' } as const;
  return module.sharedFunction('normFactor', params, 'none', (f, { numSums, sums, threshold, factor }) => {
    const total = f.let('total', f32.const(0));
    f.for('part', { to: numSums }, () => {
      f.set(total, f32.add(total, f32.load(sums)));
      f.advance(sums, 4);
    });
    f.do(f32.store(factor, f32.div(threshold, f32.max(f32.sqrt(total), threshold))));
  });
}
