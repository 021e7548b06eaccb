import { type Expression, type FunctionBuilder, f32x4, type Local, shuffleLanes } from '../assembler/index.ts';

/** Transposes up to four rows of four f32; rows that are missing are 0. @returns The first `numColumns` columns. */
export function transpose4(
  f: FunctionBuilder,
  rows: readonly Local<'v128'>[],
  numColumns: number,
): readonly Expression<'v128'>[] {
  const [a, b, c, d] = Array.from({ length: 4 }, (_, index) => rows[index] ?? f.let('none', f32x4.const(0)));
  const low = [f.let('low', shuffleLanes(a, b, [0, 4, 1, 5])), f.let('low', shuffleLanes(c, d, [0, 4, 1, 5]))] as const;
  const high = [
    f.let('high', shuffleLanes(a, b, [2, 6, 3, 7])),
    f.let('high', shuffleLanes(c, d, [2, 6, 3, 7])),
  ] as const;
  return [
    shuffleLanes(...low, [0, 1, 4, 5]),
    shuffleLanes(...low, [2, 3, 6, 7]),
    shuffleLanes(...high, [0, 1, 4, 5]),
    shuffleLanes(...high, [2, 3, 6, 7]),
  ].slice(0, numColumns);
}
