import type { RandomSource } from './random-source.ts';

/**
 * The whole numbers 0 … length − 1 in a random order, each order equally likely (Fisher–Yates, downwards).
 *
 * @param length How many; draws the indices 1 … length − 1 of `source.integer`.
 * @see Knuth, The Art of Computer Programming, volume 2, section 3.4.2, algorithm P.
 */
export function permutation(length: number, source: RandomSource): Uint32Array {
  const order = Uint32Array.from({ length }, (_, i) => i);
  for (let i = length - 1; i > 0; i--) {
    const j = source.integer(i, i + 1);
    const swapped = order[i] as number;
    order[i] = order[j] as number;
    order[j] = swapped;
  }
  return order;
}
