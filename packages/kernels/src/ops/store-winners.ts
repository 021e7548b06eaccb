import { type FunctionBuilder, i8x16, type LaneGroup, type Local, v128 } from '../assembler/index.ts';

/** Emits the store of up to four i32 below 256 as bytes, at the place that a row of f32 has, divided by 4. */
export function storeWinners(
  f: FunctionBuilder,
  address: Local<'i32'>,
  winners: Local<'v128'>,
  { numLanes, offset }: LaneGroup,
): void {
  const bytes = f.let('packed', i8x16.shuffle(winners, winners, [0, 4, 8, 12, ...Array<number>(12).fill(0)]));
  if (numLanes === 4) f.do(v128.store32Lane(address, bytes, 0, offset / 4));
  else for (let lane = 0; lane < numLanes; lane++) f.do(v128.store8Lane(address, bytes, lane, offset / 4 + lane));
}
