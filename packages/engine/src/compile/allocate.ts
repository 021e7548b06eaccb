/** Something that needs memory for a while. */
export interface Lifetime {
  readonly sizeBytes: number;
  /** The first and the last moment at which it is used. */
  readonly first: number;
  readonly last: number;
}

/** Everything in memory begins at a multiple of so many bytes, a vector's size. */
const ALIGNMENT = 16;

/** The next multiple of 16. */
export function align(sizeBytes: number): number {
  return Math.ceil(sizeBytes / ALIGNMENT) * ALIGNMENT;
}

/**
 * Finds places for things that need not all be there at once: the greatest first, each at the lowest offset at which
 * nothing stands that is used at the same time.
 *
 * @returns Offsets in the order of `items`, multiples of 16, and the bytes that are needed in all.
 * @see Pisarchyk & Lee, "Efficient memory management for deep neural net inference", arXiv:2001.03288, section 5
 */
export function allocate(items: readonly Lifetime[]): {
  readonly offsets: readonly number[];
  readonly totalBytes: number;
} {
  const offsets: number[] = items.map(() => 0);
  const placed: number[] = [];
  const bySize = Array.from(items.keys()).sort((a, b) => items[b].sizeBytes - items[a].sizeBytes || a - b);
  for (const index of bySize) {
    const { first, last, sizeBytes } = items[index];
    const conflicts = placed
      .filter((other) => items[other].first <= last && first <= items[other].last)
      .sort((a, b) => offsets[a] - offsets[b]);
    let offset = 0;
    for (const other of conflicts) {
      if (offset + sizeBytes <= offsets[other]) break;
      offset = Math.max(offset, align(offsets[other] + items[other].sizeBytes));
    }
    offsets[index] = offset;
    placed.push(index);
  }
  const ends = items.map(({ sizeBytes }, index) => offsets[index] + align(sizeBytes));
  return { offsets, totalBytes: Math.max(0, ...ends) };
}
