import { type Expression, type Integer, instruction, type Operation, type ValueType } from './expression.ts';
import { asInteger } from './integer-constant.ts';
import { miscellaneous, type Opcode } from './opcode.ts';

/** How an instruction that touches memory is written and shown: offset, then lane, if it takes one. */
export function memoryAccess(
  opcode: Opcode,
  alignment: number,
): Pick<Operation, 'write'> & Required<Pick<Operation, 'print'>> {
  return {
    write: (code, [offset, ...lane]) => {
      opcode(code);
      code.unsigned(alignment);
      code.unsigned(offset);
      code.bytes(lane);
    },
    print: ([offset, ...lane]) => [...(offset === 0 ? [] : [`offset=${offset}`]), ...lane].join(' '),
  };
}

/**
 * Reads memory at `address + offset`, both in bytes. The offset is part of the instruction and costs nothing.
 *
 * @param alignment Power of two that the address is usually a multiple of; a hint without effect on the result.
 */
export function memoryLoad<Type extends ValueType>(
  type: Type,
  name: string,
  opcode: Opcode,
  alignment: number,
): (address: Integer, offset?: number) => Expression<Type> {
  const operation: Operation<Type> = { name, type, operandTypes: ['i32'], ...memoryAccess(opcode, alignment) };
  return (address, offset = 0) => instruction(operation, [asInteger(address)], [offset]);
}

/** Writes a value to memory at `address + offset`. */
export function memoryStore<Type extends ValueType>(
  type: Type,
  name: string,
  opcode: Opcode,
  alignment: number,
): (address: Integer, value: Expression<Type>, offset?: number) => Expression<'none'> {
  const operation: Operation<'none'> = {
    name,
    type: 'none',
    operandTypes: ['i32', type],
    ...memoryAccess(opcode, alignment),
  };
  return (address, value, offset = 0) => instruction(operation, [asInteger(address), value], [offset]);
}

const FILL: Operation<'none'> = {
  name: 'memory.fill',
  type: 'none',
  operandTypes: ['i32', 'i32', 'i32'],
  write: (code) => {
    miscellaneous(11)(code);
    code.byte(0);
  },
};

const COPY: Operation<'none'> = {
  name: 'memory.copy',
  type: 'none',
  operandTypes: ['i32', 'i32', 'i32'],
  write: (code) => {
    miscellaneous(10)(code);
    code.byte(0);
    code.byte(0);
  },
};

/** Memory as a whole. */
export const memory = {
  /** Sets `size` bytes from `address` on to `value`. */
  fill: (address: Integer, value: Integer, size: Integer): Expression<'none'> =>
    instruction(FILL, [asInteger(address), asInteger(value), asInteger(size)]),
  /** Copies `size` bytes; the two places may overlap. */
  copy: (to: Integer, from: Integer, size: Integer): Expression<'none'> =>
    instruction(COPY, [asInteger(to), asInteger(from), asInteger(size)]),
} as const;
