import { type Expression, type Integer, instruction, type ValueType } from './expression.ts';
import { asInteger } from './integer-constant.ts';
import { miscellaneous, type Opcode } from './opcode.ts';

/**
 * Reads memory at `address + offset`, both in bytes. The offset is part of the instruction and costs nothing.
 *
 * @param alignment Power of two that the address is usually a multiple of; a hint without effect on the result.
 */
export function memoryLoad<Type extends ValueType>(
  type: Type,
  text: string,
  opcode: Opcode,
  alignment: number,
): (address: Integer, offset?: number) => Expression<Type> {
  return (address, offset = 0) =>
    instruction(
      type,
      withOffset(text, offset),
      (code) => {
        opcode(code);
        code.unsigned(alignment);
        code.unsigned(offset);
      },
      [asInteger(address)],
      ['i32'],
    );
}

/** Writes a value to memory at `address + offset`. */
export function memoryStore<Type extends ValueType>(
  type: Type,
  text: string,
  opcode: Opcode,
  alignment: number,
): (address: Integer, value: Expression<Type>, offset?: number) => Expression<'none'> {
  return (address, value, offset = 0) =>
    instruction(
      'none',
      withOffset(text, offset),
      (code) => {
        opcode(code);
        code.unsigned(alignment);
        code.unsigned(offset);
      },
      [asInteger(address), value],
      ['i32', type],
    );
}

/** Memory as a whole. */
export const memory = {
  /** Sets `size` bytes from `address` on to `value`. */
  fill: (address: Integer, value: Integer, size: Integer): Expression<'none'> =>
    instruction(
      'none',
      'memory.fill',
      (code) => {
        miscellaneous(11)(code);
        code.byte(0);
      },
      [asInteger(address), asInteger(value), asInteger(size)],
      ['i32', 'i32', 'i32'],
    ),
  /** Copies `size` bytes; the two places may overlap. */
  copy: (to: Integer, from: Integer, size: Integer): Expression<'none'> =>
    instruction(
      'none',
      'memory.copy',
      (code) => {
        miscellaneous(10)(code);
        code.byte(0);
        code.byte(0);
      },
      [asInteger(to), asInteger(from), asInteger(size)],
      ['i32', 'i32', 'i32'],
    ),
} as const;

export function withOffset(text: string, offset: number): string {
  return offset === 0 ? text : `${text} offset=${offset}`;
}
