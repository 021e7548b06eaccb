/** More than a slider can tell apart on a phone. */
const MAX_SNAPSHOTS = 60;

/** Of all snapshots of a run together: with them its file stays below 20 MB, for weights hardly pack. */
const MAX_SIZE_BYTES = 16 * 2 ** 20;

/**
 * After how many steps the weights are kept, so that a run's snapshots are spread evenly and its file stays small.
 *
 * @param numParameters Of the network, four bytes each.
 * @param numSteps Of the whole run, about.
 * @returns Null where not even one snapshot fits.
 */
export function snapshotInterval(numParameters: number, numSteps: number): number | null {
  const numSnapshots = Math.min(MAX_SNAPSHOTS, Math.floor(MAX_SIZE_BYTES / (4 * numParameters)));
  return numSnapshots === 0 ? null : Math.max(1, Math.ceil(numSteps / numSnapshots));
}
