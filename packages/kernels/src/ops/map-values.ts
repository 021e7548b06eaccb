import {
  type Expression,
  type FunctionBuilder,
  i32,
  type Local,
  loadLanes,
  storeLanes,
  type Vector,
} from '../assembler/index.ts';

/**
 * target[i] = compute(sources[0][i], sources[1][i], …) for i < numValues, four at a time, the last up to three one at a
 * time.
 *
 * @param numValues Counted when the code runs.
 * @param sources Addresses, moved to the end of what they point to.
 * @param target Address, moved likewise; may be one of the sources.
 */
export function mapValues(
  f: FunctionBuilder,
  numValues: Expression<'i32'>,
  sources: readonly Local<'i32'>[],
  target: Local<'i32'>,
  compute: (values: readonly Local<'v128'>[]) => Vector,
): void {
  const addresses = [...new Set([...sources, target])];
  const end = f.let('end', i32.add(target, i32.shl(numValues, 2)));
  const vectorsEnd = f.let('vectorsEnd', i32.sub(end, 12));
  const step = (numLanes: 1 | 4) => {
    const values = sources.map((source) => f.let('value', loadLanes(source, numLanes)));
    for (const store of storeLanes(target, compute(values), numLanes)) f.do(store);
    for (const address of addresses) f.advance(address, 4 * numLanes);
  };
  const loop = (condition: () => Expression<'i32'>, numLanes: 1 | 4) =>
    f.if(condition(), () => f.doWhile(() => step(numLanes), condition));
  loop(() => i32.ltU(target, vectorsEnd), 4);
  loop(() => i32.ltU(target, end), 1);
}
