import { i16x8, i32x4, type LaneGroup, type Local, type Vector, v128 } from '../assembler/index.ts';

/** Reads up to four bytes as i32, at the place that a row of f32 has, divided by 4; nothing beyond them is read. */
export function loadWinners(address: Local<'i32'>, { numLanes, offset }: LaneGroup): Vector {
  let bytes = numLanes === 4 ? v128.load32Zero(address, offset / 4) : v128.load8Splat(address, offset / 4);
  if (numLanes < 4) {
    for (let lane = 1; lane < numLanes; lane++) bytes = v128.load8Lane(address, bytes, lane, offset / 4 + lane);
  }
  return i32x4.extendLowI16x8U(i16x8.extendLowI8x16U(bytes));
}
