import {
  type Expression,
  type FunctionBuilder,
  i32,
  type Local,
  loadLanes,
  storeLanes,
  type Vector,
} from '../assembler/index.ts';

/** The next values of arrays that are walked over side by side: four, or at their ends one. */
interface Walker {
  /** The array's next values; where it is one, in the first lane. */
  readonly load: (array: Local<'i32'>) => Vector;
  /** Overwrites the array's next values. */
  readonly store: (array: Local<'i32'>, values: Vector) => void;
}

/**
 * Emits a walk over arrays of f32 side by side: four values at a time, the last one to three one by one, so that nothing
 * beyond the arrays is touched.
 *
 * @param numValues How many values each array holds, at least 0; counted when the code runs.
 * @param arrays Their addresses, all different variables, which the walk moves to the arrays' ends.
 * @param body Emits what is done with the next values.
 * @param vectorsPerRound How often the body stands in the loop's; more than 1 where it is short. @default 1
 */
export function forEachVector(
  f: FunctionBuilder,
  numValues: Expression<'i32'>,
  arrays: readonly Local<'i32'>[],
  body: (walker: Walker) => void,
  vectorsPerRound = 1,
): void {
  const remaining = f.let('remaining', numValues);
  const walk = (numLanes: 4 | 1, numVectors: number) => {
    const numWalked = numLanes * numVectors;
    const round = () => {
      for (let offset = 0; offset < 16 * numVectors; offset += 16) {
        body({
          load: (array) => loadLanes(array, numLanes, offset),
          store: (array, values) => {
            for (const store of storeLanes(array, values, numLanes, offset)) f.do(store);
          },
        });
      }
      for (const array of arrays) f.advance(array, 4 * numWalked);
      f.advance(remaining, -numWalked);
    };
    const isLeft = () => i32.geS(remaining, numWalked);
    f.if(isLeft(), () => f.doWhile(round, isLeft));
  };
  if (vectorsPerRound > 1) walk(4, vectorsPerRound);
  walk(4, 1);
  walk(1, 1);
}
