import { AssemblerError } from './assembler-error.ts';
import type { ByteWriter } from './byte-writer.ts';

/** The types of values; `v128` is a vector, here nearly always of four f32. */
export type ValueType = 'i32' | 'i64' | 'f32' | 'v128';

/** The byte that stands for a type. @see WebAssembly core specification, section 5.3 */
export const TYPE_BYTES: Readonly<Record<ValueType, number>> = { i32: 0x7f, i64: 0x7e, f32: 0x7d, v128: 0x7b };

/**
 * A computation that gives a value (or, of the type `none`, only does something), as a tree. It is computed where it is
 * used, and as often: keep in a local what is needed twice.
 */
export interface Expression<Type extends ValueType | 'none' = ValueType | 'none'> {
  readonly type: Type;
  /** Name and immediate arguments, as a listing shows them. */
  readonly text: string;
  readonly operands: readonly Expression[];
  /** Writes the instruction itself, which follows its operands. */
  readonly write: (code: ByteWriter) => void;
}

/** A vector. */
export type Vector = Expression<'v128'>;

/** A whole number, a truth value (0 is false) or an address in bytes; a plain number stands for a constant. */
export type Integer = Expression<'i32'> | number;

/**
 * An instruction with its operands.
 *
 * @param types What the operands have to be.
 * @throws {AssemblerError} `f32x4.add: operand 1 (i32.const 4) is of the type i32; expected v128. Convert it.`
 */
export function instruction<Type extends ValueType | 'none'>(
  type: Type,
  text: string,
  write: (code: ByteWriter) => void,
  operands: readonly Expression[],
  types: readonly ValueType[],
): Expression<Type> {
  for (let i = 0; i < types.length; i++) {
    if (operands[i]?.type === types[i]) continue;
    throw new AssemblerError(
      `${text}: operand ${i} (${operands[i]?.text}) is of the type ${operands[i]?.type}; expected ${types[i]}. Convert it.`,
    );
  }
  return { type, text, operands, write };
}

/** Writes an expression: its operands in order, then itself. */
export function writeExpression(expression: Expression, code: ByteWriter): void {
  for (const operand of expression.operands) writeExpression(operand, code);
  expression.write(code);
}

/** An expression as text, in the folded form of the WebAssembly text format: `(f32.add (local.get $x) (f32.const 1))`. */
export function printExpression({ text, operands }: Expression): string {
  return operands.length === 0 ? `(${text})` : `(${text} ${operands.map(printExpression).join(' ')})`;
}
