const bits = new Uint32Array(1);
const float = new Float32Array(bits.buffer);

/**
 * Finite f32 of either sign with magnitudes from 0 to `limit`, every one whose bits are a multiple of `step`: as many
 * between 2^−40 and 2^−39 as between 1 and 2, and subnormal ones.
 */
export function* sampleFloats(limit: number, step: number): Generator<number> {
  float[0] = limit;
  const end = bits[0];
  for (const sign of [0, 0x80000000]) {
    for (let magnitude = 0; magnitude <= end; magnitude += step) {
      bits[0] = magnitude + sign;
      yield float[0];
    }
  }
}
