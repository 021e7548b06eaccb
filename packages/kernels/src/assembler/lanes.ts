import type { Expression, Integer, Vector } from './expression.ts';
import { v128 } from './v128.ts';

/** A row of f32 as vectors: all but the last are full. */
export interface LaneGroup {
  /** In bytes from the row's beginning. */
  readonly offset: number;
  /** How many values it holds, 1 to 4. */
  readonly numLanes: number;
}

/** Cuts a row of f32 into vectors. */
export function laneGroups(count: number): readonly LaneGroup[] {
  return Array.from({ length: Math.ceil(count / 4) }, (_, index) => ({
    offset: 16 * index,
    numLanes: Math.min(4, count - 4 * index),
  }));
}

/** Reads the first `numLanes` lanes and nothing beyond them; the others are 0. */
export function loadLanes(address: Integer, numLanes: number, offset = 0): Vector {
  switch (numLanes) {
    case 1:
      return v128.load32Zero(address, offset);
    case 2:
      return v128.load64Zero(address, offset);
    case 3:
      return v128.load32Lane(address, v128.load64Zero(address, offset), 2, offset + 8);
    default:
      return v128.load(address, offset);
  }
}

/** Writes the first `numLanes` lanes and nothing beyond them. @param vector Where there are 3 lanes: a local, since it is computed twice. */
export function storeLanes(
  address: Integer,
  vector: Vector,
  numLanes: number,
  offset = 0,
): readonly Expression<'none'>[] {
  switch (numLanes) {
    case 1:
      return [v128.store32Lane(address, vector, 0, offset)];
    case 2:
      return [v128.store64Lane(address, vector, 0, offset)];
    case 3:
      return [v128.store64Lane(address, vector, 0, offset), v128.store32Lane(address, vector, 2, offset + 8)];
    default:
      return [v128.store(address, vector, offset)];
  }
}
