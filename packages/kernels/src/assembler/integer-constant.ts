import { type Expression, type Integer, instruction, type Operation } from './expression.ts';

const CONSTANT: Operation<'i32'> = {
  name: 'i32.const',
  type: 'i32',
  operandTypes: [],
  write: (code, [value]) => {
    code.byte(0x41);
    code.signed(value);
  },
};

/** A constant of the type i32. @param value Taken modulo 2^32. */
export function integerConstant(value: number): Expression<'i32'> {
  return instruction(CONSTANT, [], [value | 0]);
}

/** A plain number becomes a constant. */
export function asInteger(value: Integer): Expression<'i32'> {
  return typeof value === 'number' ? integerConstant(value) : value;
}
