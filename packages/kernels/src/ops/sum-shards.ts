import { type FunctionHandle, f32x4, i32, loadLanes, type ModuleBuilder, storeLanes } from '../assembler/index.ts';

/** How many vectors are summed side by side, to hide the latency of an addition. */
const NUM_SUMS = 8;

/**
 * Sums arrays value by value: the gradients that the parts of a batch have left.
 *
 *   sum[i] = Σ_s shards[s][i]
 *
 * Parameters: `numValues`; `numShards`; `shards`, the first array [numValues]; `stride`, bytes from one to the next;
 * `sum` [numValues], overwritten. Sum order: 0, then s ascending, whoever computed the shards.
 */
export function emitSumShards(
  module: ModuleBuilder,
): FunctionHandle<{ numValues: 'i32'; numShards: 'i32'; shards: 'i32'; stride: 'i32'; sum: 'i32' }, 'none'> {
  return module.sharedFunction(
    'sumShards',
    { numValues: 'i32', numShards: 'i32', shards: 'i32', stride: 'i32', sum: 'i32' },
    'none',
    (f, { numValues, numShards, shards, stride, sum }) => {
      const remaining = f.let('remaining', numValues);
      const shard = f.local('i32', 'shard');
      const sumBlock = (numLanes: 4 | 1, numVectors: number) => {
        const numSummed = numLanes * numVectors;
        const round = () => {
          const sums = Array.from({ length: numVectors }, () => f.let('partial', f32x4.const(0)));
          f.set(shard, shards);
          f.for('s', { to: numShards }, () => {
            sums.forEach((partial, vector) => {
              f.set(partial, f32x4.add(partial, loadLanes(shard, numLanes, 16 * vector)));
            });
            f.advance(shard, stride);
          });
          sums.forEach((partial, vector) => {
            for (const store of storeLanes(sum, partial, numLanes, 16 * vector)) f.do(store);
          });
          f.advance(shards, 4 * numSummed);
          f.advance(sum, 4 * numSummed);
          f.advance(remaining, -numSummed);
        };
        f.if(i32.geS(remaining, numSummed), () => f.doWhile(round, () => i32.geS(remaining, numSummed)));
      };
      sumBlock(4, NUM_SUMS);
      sumBlock(4, 1);
      sumBlock(1, 1);
    },
  );
}
