/**
 * Moves labels apart so that none covers another, each as near to its place as that allows.
 *
 * @param places Where the labels' middles should be, in pixels.
 * @param height Of a label.
 * @param limits Between which all middles must lie; they are wide enough for all labels.
 * @returns Where the middles are to be, in the order of `places`.
 */
export function spreadLabels(
  places: readonly number[],
  height: number,
  [first, last]: readonly [first: number, last: number],
): number[] {
  const order = places.map((_, i) => i).sort((a, b) => places[a] - places[b]);
  const spread = [...places];
  let free = first;
  for (const i of order) {
    spread[i] = Math.max(spread[i], free);
    free = spread[i] + height;
  }
  let end = last;
  for (const i of order.reverse()) {
    spread[i] = Math.min(spread[i], end);
    end = spread[i] - height;
  }
  return spread;
}
