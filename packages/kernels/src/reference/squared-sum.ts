const { fround } = Math;

/**
 * Σ_i x[i]².
 *
 * Sum order: values with the same i mod 4 ascending, as the lanes of a vector; the last length mod 4 added to the first
 * of these four sums; then (s0 + s1) + (s2 + s3). Each operation is rounded to f32.
 */
export function squaredSum(x: Float32Array): number {
  const sums = new Float32Array(4);
  const numWhole = x.length - (x.length % 4);
  x.forEach((value, i) => {
    sums[i < numWhole ? i % 4 : 0] += fround(value * value);
  });
  return fround(fround(sums[0] + sums[1]) + fround(sums[2] + sums[3]));
}
