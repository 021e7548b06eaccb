import { type FunctionBuilder, i32, type Local } from '../assembler/index.ts';

/**
 * Emits a walk over arrays of f32 side by side: four values at a time, the last one to three one by one, so that nothing
 * beyond the arrays is touched.
 *
 * @param numValues How many values each array holds, at least 0.
 * @param arrays Their addresses, which the walk advances.
 * @param body Emits what is done with the next `numLanes` values, at `offset` bytes from the addresses: see `loadLanes`
 *   and `storeLanes`.
 * @param vectorsPerRound How often the body stands in the loop's; more than 1 where it is short. @default 1
 */
export function forEachVector(
  f: FunctionBuilder,
  numValues: Local<'i32'>,
  arrays: readonly Local<'i32'>[],
  body: (numLanes: 4 | 1, offset: number) => void,
  vectorsPerRound = 1,
): void {
  const remaining = f.let('remaining', numValues);
  const walk = (numLanes: 4 | 1, numVectors: number) => {
    const numWalked = numLanes * numVectors;
    const round = () => {
      for (let vector = 0; vector < numVectors; vector++) body(numLanes, 16 * vector);
      for (const array of arrays) f.advance(array, 4 * numWalked);
      f.advance(remaining, -numWalked);
    };
    f.if(i32.geS(remaining, numWalked), () => f.doWhile(round, () => i32.geS(remaining, numWalked)));
  };
  if (vectorsPerRound > 1) walk(4, vectorsPerRound);
  walk(4, 1);
  walk(1, 1);
}
