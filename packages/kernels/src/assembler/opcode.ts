import type { ByteWriter } from './byte-writer.ts';
import { type Expression, instruction, type Operation, type ValueType } from './expression.ts';

/** An instruction's number: one byte, or behind a prefix a u32 in LEB128. */
export type Opcode = (code: ByteWriter) => void;

/** An instruction of WebAssembly's first version. */
export function plain(opcode: number): Opcode {
  return (code) => code.byte(opcode);
}

/** A vector instruction. */
export function simd(opcode: number): Opcode {
  return (code) => {
    code.byte(0xfd);
    code.unsigned(opcode);
  };
}

/** An instruction on shared memory. */
export function atomic(opcode: number): Opcode {
  return (code) => {
    code.byte(0xfe);
    code.unsigned(opcode);
  };
}

/** An instruction of the group of saturating conversions and bulk memory. */
export function miscellaneous(opcode: number): Opcode {
  return (code) => {
    code.byte(0xfc);
    code.unsigned(opcode);
  };
}

/** An instruction of one operand. */
export function unary<From extends ValueType, To extends ValueType>(
  name: string,
  write: Opcode,
  from: From,
  to: To,
): (x: Expression<From>) => Expression<To> {
  const operation: Operation<To> = { name, type: to, operandTypes: [from], write };
  return (x) => instruction(operation, [x]);
}

/** An instruction of two operands of one type. */
export function binary<From extends ValueType, To extends ValueType>(
  name: string,
  write: Opcode,
  from: From,
  to: To,
): (a: Expression<From>, b: Expression<From>) => Expression<To> {
  const operation: Operation<To> = { name, type: to, operandTypes: [from, from], write };
  return (a, b) => instruction(operation, [a, b]);
}

/** The number of an instruction, and behind it the bytes of its immediate arguments: lanes, for example. */
export function withBytes(opcode: Opcode): (code: ByteWriter, immediates: readonly number[]) => void {
  return (code, immediates) => {
    opcode(code);
    code.bytes(immediates);
  };
}
