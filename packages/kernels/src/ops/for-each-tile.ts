import { type FunctionBuilder, i32, type LaneGroup, type Local, laneGroups } from '../assembler/index.ts';

/** Tiles that lie side by side in a row of f32 and are cut into vectors alike. */
interface TileRun {
  /** Of the first tile, in bytes from the row's beginning. */
  readonly offset: number;
  numTiles: number;
  /** A tile's vectors, with offsets from its own beginning. */
  readonly groups: readonly LaneGroup[];
}

/**
 * Emits a walk along a row of values, tile by tile. Tiles have numbers of vectors as equal as possible; those that are
 * alike share the code that is emitted for them.
 *
 * @param numValues In the row.
 * @param greatestNumVectors That a tile may have.
 * @param arrays Addresses of the row's beginning in each array.
 * @param body Emits what is done with a tile: its vectors, and the addresses of its beginning in each array.
 */
export function forEachTile(
  f: FunctionBuilder,
  numValues: number,
  greatestNumVectors: number,
  arrays: readonly Local<'i32'>[],
  body: (groups: readonly LaneGroup[], arrays: readonly Local<'i32'>[]) => void,
): void {
  for (const { offset, numTiles, groups } of cutIntoTiles(laneGroups(numValues), greatestNumVectors)) {
    const tile = arrays.map((array) => f.let('tile', i32.add(array, offset)));
    f.for('i', { to: numTiles }, () => {
      body(groups, tile);
      for (const array of tile) f.advance(array, 16 * groups.length);
    });
  }
}

function cutIntoTiles(row: readonly LaneGroup[], greatestNumVectors: number): readonly TileRun[] {
  const numTiles = Math.ceil(row.length / greatestNumVectors);
  const runs: TileRun[] = [];
  for (let tile = 0, start = 0; tile < numTiles; tile++) {
    const end = start + Math.ceil((row.length - start) / (numTiles - tile));
    const [{ offset }] = row.slice(start, end);
    const groups = row.slice(start, end).map((group) => ({ ...group, offset: group.offset - offset }));
    const last = runs[runs.length - 1];
    if (last?.groups.length === groups.length && groups.every(({ numLanes }) => numLanes === 4)) last.numTiles += 1;
    else runs.push({ offset, numTiles: 1, groups });
    start = end;
  }
  return runs;
}
