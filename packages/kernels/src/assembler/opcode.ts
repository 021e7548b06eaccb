import type { ByteWriter } from './byte-writer.ts';
import { type Expression, instruction, type ValueType } from './expression.ts';

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
  text: string,
  opcode: Opcode,
  from: From,
  to: To,
): (x: Expression<From>) => Expression<To> {
  return (x) => instruction(to, text, opcode, [x], [from]);
}

/** An instruction of two operands of one type. */
export function binary<From extends ValueType, To extends ValueType>(
  text: string,
  opcode: Opcode,
  from: From,
  to: To,
): (a: Expression<From>, b: Expression<From>) => Expression<To> {
  return (a, b) => instruction(to, text, opcode, [a, b], [from, from]);
}
