import { type Expression, type Integer, instruction } from './expression.ts';

/** A constant of the type i32. @param value Taken modulo 2^32. */
export function integerConstant(value: number): Expression<'i32'> {
  return instruction(
    'i32',
    `i32.const ${value | 0}`,
    (code) => {
      code.byte(0x41);
      code.signed(value);
    },
    [],
    [],
  );
}

/** A plain number becomes a constant. */
export function asInteger(value: Integer): Expression<'i32'> {
  return typeof value === 'number' ? integerConstant(value) : value;
}
