import { type Expression, type FunctionBuilder, i32 } from '../assembler/index.ts';

/**
 * Emits a walk over values whose number is known only when the code runs: as many as possible in runs of the first
 * length, of what is left as many as possible in runs of the next one, and so on.
 *
 * @param numValues At least 0; counted when the code runs.
 * @param lengths Descending, each more than 0; the last is 1.
 * @param body Emits what is done with a run, once for each length.
 */
export function forEachRun<Length extends number>(
  f: FunctionBuilder,
  numValues: Expression<'i32'>,
  lengths: readonly Length[],
  body: (length: Length) => void,
): void {
  const remaining = f.let('remaining', numValues);
  for (const length of lengths) {
    const isLeft = () => i32.geS(remaining, length);
    f.if(isLeft(), () => {
      f.doWhile(() => {
        body(length);
        f.advance(remaining, -length);
      }, isLeft);
    });
  }
}
