/**
 * Sums arrays value by value.
 *
 *   sum[i] = Σ_s shards[s · stride + i]
 *
 * @param shards  [S, stride], S any number.
 * @param sum     Overwritten, [at most stride].
 * @param stride  Values from one array's beginning to the next one's.
 * Sum order: 0, then s ascending; each sum is rounded to f32.
 */
export function sumShards(shards: Float32Array, sum: Float32Array, stride: number): void {
  for (let i = 0; i < sum.length; i++) {
    let total = 0;
    for (let at = i; at < shards.length; at += stride) total = Math.fround(total + shards[at]);
    sum[i] = total;
  }
}
