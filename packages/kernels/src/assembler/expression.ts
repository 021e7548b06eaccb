import { AssemblerError } from './assembler-error.ts';
import type { ByteWriter } from './byte-writer.ts';

/** The types of values; `v128` is a vector, here nearly always of four f32. */
export type ValueType = 'i32' | 'i64' | 'f32' | 'v128';

/** The byte that stands for a type. @see WebAssembly core specification, section 5.3 */
export const TYPE_BYTES: Readonly<Record<ValueType, number>> = { i32: 0x7f, i64: 0x7e, f32: 0x7d, v128: 0x7b };

/** What all instructions of one kind have in common. */
export interface Operation<Type extends ValueType | 'none' = ValueType | 'none'> {
  readonly name: string;
  /** Of the value that it gives; `none`: it only does something. */
  readonly type: Type;
  readonly operandTypes: readonly ValueType[];
  /** Writes the instruction itself, which follows its operands. */
  readonly write: (code: ByteWriter, immediates: readonly number[]) => void;
  /** The immediate arguments as a listing shows them. @default one after the other */
  readonly print?: (immediates: readonly number[]) => string;
}

/**
 * A computation that gives a value (or, of the type `none`, only does something), as a tree. It is computed where it is
 * used, and as often: keep in a local what is needed twice.
 */
export interface Expression<Type extends ValueType | 'none' = ValueType | 'none'> {
  readonly type: Type;
  readonly operation: Operation<Type>;
  readonly operands: readonly Expression[];
  /** Arguments that are part of the instruction: a constant, an offset, a lane. */
  readonly immediates: readonly number[];
}

/** A vector. */
export type Vector = Expression<'v128'>;

/** A whole number, a truth value (0 is false) or an address in bytes; a plain number stands for a constant. */
export type Integer = Expression<'i32'> | number;

const NONE: readonly number[] = [];

/**
 * An instruction with its operands.
 *
 * @throws {AssemblerError} `f32x4.add: operand 1 (i32.const 4) is of the type i32; expected v128. Convert it.`
 */
export function instruction<Type extends ValueType | 'none'>(
  operation: Operation<Type>,
  operands: readonly Expression[],
  immediates: readonly number[] = NONE,
): Expression<Type> {
  const { operandTypes, type } = operation;
  for (let i = 0; i < operandTypes.length; i++) {
    if (operands[i]?.type === operandTypes[i]) continue;
    throw new AssemblerError(
      `${textOf(operation, immediates)}: operand ${i} (${operands[i] && textOf(operands[i].operation, operands[i].immediates)}) is of the type ` +
        `${operands[i]?.type}; expected ${operandTypes[i]}. Convert it.`,
    );
  }
  return { type, operation, operands, immediates };
}

/** Writes an expression: its operands in order, then itself. */
export function writeExpression({ immediates, operands, operation }: Expression, code: ByteWriter): void {
  for (const operand of operands) writeExpression(operand, code);
  operation.write(code, immediates);
}

/** An expression as text, in the folded form of the WebAssembly text format: `(f32.add (local.get $x) (f32.const 1))`. */
export function printExpression({ immediates, operands, operation }: Expression): string {
  return `(${[textOf(operation, immediates), ...operands.map(printExpression)].join(' ')})`;
}

function textOf({ name, print }: Operation, immediates: readonly number[]): string {
  const text = print ? print(immediates) : immediates.join(' ');
  return text === '' ? name : `${name} ${text}`;
}
