import { type FunctionBuilder, f32, type Local } from '../assembler/index.ts';

/**
 * Emits the transposition of a matrix: target[column, row] = source[row, column].
 *
 * @param source [numRows, numColumns]; the variable is advanced.
 * @param target [numColumns, numRows]; likewise.
 */
export function transpose(
  f: FunctionBuilder,
  source: Local<'i32'>,
  target: Local<'i32'>,
  numRows: number,
  numColumns: number,
): void {
  f.for('column', { to: numColumns }, () => {
    f.for('row', { to: numRows }, () => {
      f.do(f32.store(target, f32.load(source)));
      f.advance(source, 4 * numColumns);
      f.advance(target, 4);
    });
    f.advance(source, 4 - 4 * numRows * numColumns);
  });
}
