/** Where a value is among maps. */
export interface ValuePosition {
  readonly map: number;
  readonly row: number;
  readonly column: number;
}

interface MapSize {
  readonly height: number;
  readonly width: number;
  readonly numMaps: number;
}

/** Where the value at a place of [height, width, numMaps], row-major, is. */
export function positionOf(place: number, { numMaps, width }: MapSize): ValuePosition {
  const pixel = Math.floor(place / numMaps);
  return { map: place % numMaps, row: Math.floor(pixel / width), column: pixel % width };
}

/** The place of a value; what lies beyond an edge counts as the edge. */
export function placeOf({ column, map, row }: ValuePosition, { height, numMaps, width }: MapSize): number {
  const inside = (index: number, length: number) => Math.min(length - 1, Math.max(0, index));
  return (inside(row, height) * width + inside(column, width)) * numMaps + map;
}
