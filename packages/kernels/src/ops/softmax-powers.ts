import {
  type FunctionBuilder,
  f32,
  f32x4,
  i32,
  type Local,
  loadLanes,
  storeLanes,
  type Vector,
} from '../assembler/index.ts';
import { forEachTile } from './for-each-tile.ts';

/** How many vectors of a row the code for one round takes. */
export const VECTORS_AT_ONCE = 4;

/** What the powers of a row have in common. */
export interface SoftmaxPowers {
  /** Of the row's values. */
  readonly greatest: Local<'f32'>;
  /** Of the powers, classes ascending. */
  readonly sum: Local<'f32'>;
}

/**
 * Emits powers[c] = e^(x[c] − m), m being the greatest x, for one row of values.
 *
 * @param exp By `createExp`, outside of the loop over rows.
 * @param x Address of the row.   @param powers Address; may be that of x.
 */
export function emitSoftmaxPowers(
  f: FunctionBuilder,
  exp: (x: Vector) => Vector,
  numClasses: number,
  x: Local<'i32'>,
  powers: Local<'i32'>,
): SoftmaxPowers {
  const greatest = f.let('greatest', f32.load(x));
  f.for('offset', { from: 4, to: 4 * numClasses, step: 4 }, (offset) => {
    f.set(greatest, f32.max(greatest, f32.load(i32.add(x, offset))));
  });
  const shift = f.let('shift', f32x4.splat(greatest));
  forEachTile(f, numClasses, VECTORS_AT_ONCE, [x, powers], (groups, [tileX, tilePowers]) => {
    for (const { offset, numLanes } of groups) {
      const shifted = f32x4.sub(loadLanes(tileX, numLanes, offset), shift);
      const power = f.let('power', exp(shifted));
      for (const store of storeLanes(tilePowers, power, numLanes, offset)) f.do(store);
    }
  });
  const sum = f.let('sum', f32.load(powers));
  f.for('offset', { from: 4, to: 4 * numClasses, step: 4 }, (offset) => {
    f.set(sum, f32.add(sum, f32.load(i32.add(powers, offset))));
  });
  return { greatest, sum };
}
