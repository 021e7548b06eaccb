import { type FunctionBuilder, i32, type Local, laneGroups, loadLanes, storeLanes } from '../assembler/index.ts';
import { forEachBlock } from './for-each-block.ts';

/** Vectors that are copied in one round. */
const NUM_VECTORS = 8;

/** Emits a copy of `numValues` f32; the two places must not overlap. */
export function copyRow(f: FunctionBuilder, from: Local<'i32'>, to: Local<'i32'>, numValues: number): void {
  forEachBlock(f, numValues, 4 * NUM_VECTORS, (offset, length) => {
    const source = f.let('source', i32.add(from, offset));
    const target = f.let('target', i32.add(to, offset));
    for (const group of laneGroups(length)) {
      const values = f.let('values', loadLanes(source, group.numLanes, group.offset));
      for (const store of storeLanes(target, values, group.numLanes, group.offset)) f.do(store);
    }
  });
}
