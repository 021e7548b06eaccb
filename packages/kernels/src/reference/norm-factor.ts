const { fround } = Math;

/**
 * threshold / max(√(Σ_p sums[p]), threshold): by what to multiply gradients so that their norm stays at most `threshold`.
 *
 * @param sums Squared sums of the gradients' parts.   @param threshold An f32 above 0.
 * Sum order: 0, then ascending; each operation is rounded to f32.
 */
export function normFactor(sums: Float32Array, threshold: number): number {
  let total = 0;
  for (const sum of sums) total = fround(total + sum);
  return fround(threshold / Math.max(fround(Math.sqrt(total)), threshold));
}
