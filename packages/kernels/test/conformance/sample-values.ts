import { createRandomSource } from '@raqam/random';

/** Normal deviates as f32, the same for each seed. */
export function sampleValues(seed: number, length: number): Float32Array {
  const source = createRandomSource(seed, 'weights');
  return Float32Array.from({ length }, (_, index) => source.normal(index));
}
