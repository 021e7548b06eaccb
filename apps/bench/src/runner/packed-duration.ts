/**
 * How long some work takes when it is packed onto cores, the longest first, each on the core that is free earliest: at
 * most 4/3 of the best packing (Graham 1969, doi:10.1137/0117039).
 *
 * @param worksMs  Milliseconds of each, on one core.
 * @param numCores From 1.
 * @returns Milliseconds until the last has ended; 0 of nothing.
 */
export function packedDuration(worksMs: readonly number[], numCores: number): number {
  const freeAt = new Array<number>(numCores).fill(0);
  for (const workMs of worksMs.toSorted((a, b) => b - a)) {
    const first = freeAt.indexOf(Math.min(...freeAt));
    freeAt[first] += workMs;
  }
  return Math.max(...freeAt);
}
