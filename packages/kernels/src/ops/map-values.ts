import type { FunctionBuilder, Local, Vector } from '../assembler/index.ts';
import { forEachVector } from './for-each-vector.ts';

/**
 * Emits target[i] = compute(sources[0][i], sources[1][i], …) for i < numValues.
 *
 * @param sources Addresses, moved to the end of what they point to.
 * @param target Address, moved likewise; may be one of the sources.
 */
export function mapValues(
  f: FunctionBuilder,
  numValues: Local<'i32'>,
  sources: readonly Local<'i32'>[],
  target: Local<'i32'>,
  compute: (values: readonly Local<'v128'>[]) => Vector,
): void {
  const addresses = [...new Set([...sources, target])];
  forEachVector(f, numValues, addresses, ({ load, store }) => {
    store(target, compute(sources.map((source) => f.let('value', load(source)))));
  });
}
