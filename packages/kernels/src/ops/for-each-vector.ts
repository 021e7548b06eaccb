import {
  type Expression,
  type FunctionBuilder,
  type Local,
  loadLanes,
  storeLanes,
  type Vector,
} from '../assembler/index.ts';
import { forEachRun } from './for-each-run.ts';

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
  forEachRun(f, numValues, vectorsPerRound === 1 ? [4, 1] : [4 * vectorsPerRound, 4, 1], (length) => {
    const numLanes = Math.min(4, length);
    for (let offset = 0; offset < 4 * length; offset += 16) {
      body({
        load: (array) => loadLanes(array, numLanes, offset),
        store: (array, values) => {
          for (const store of storeLanes(array, values, numLanes, offset)) f.do(store);
        },
      });
    }
    for (const array of arrays) f.advance(array, 4 * length);
  });
}
