import {
  type FunctionHandle,
  f32x4,
  laneGroups,
  loadLanes,
  type ModuleBuilder,
  storeLanes,
} from '../assembler/index.ts';
import { forEachRun } from './for-each-run.ts';

/**
 * Sums arrays value by value, the gradients that the parts of a batch have left; equal to the reference `sumShards` to
 * the bit.
 *
 *   sum[i] = Σ_s shards[s][i]
 *
 * Parameters: `numValues`, any; `numShards`, any; `shards`, the first array [numValues]; `stride`, bytes from one to the
 * next, a multiple of 4; `sum` [numValues], overwritten. Sum order: 0, then s ascending, whoever computed the shards.
 */
export function emitSumShards(
  module: ModuleBuilder,
): FunctionHandle<{ numValues: 'i32'; numShards: 'i32'; shards: 'i32'; stride: 'i32'; sum: 'i32' }, 'none'> {
  const params = { numValues: 'i32', numShards: 'i32', shards: 'i32', stride: 'i32', sum: 'i32' } as const;
  return module.sharedFunction('sumShards', params, 'none', (f, { numValues, numShards, shards, stride, sum }) => {
    const shard = f.local('i32', 'shard');
    // Eight vectors of sums side by side hide the latency of their additions.
    forEachRun(f, numValues, [32, 4, 1], (length) => {
      const groups = laneGroups(length).map((group) => ({ ...group, total: f.let('total', f32x4.const(0)) }));
      f.set(shard, shards);
      f.for('s', { to: numShards }, () => {
        for (const { numLanes, offset, total } of groups) {
          f.set(total, f32x4.add(total, loadLanes(shard, numLanes, offset)));
        }
        f.advance(shard, stride);
      });
      for (const { numLanes, offset, total } of groups) {
        for (const store of storeLanes(sum, total, numLanes, offset)) f.do(store);
      }
      f.advance(shards, 4 * length);
      f.advance(sum, 4 * length);
    });
  });
}
