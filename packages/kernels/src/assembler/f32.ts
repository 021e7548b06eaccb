import { type Expression, instruction, type Operation } from './expression.ts';
import { memoryLoad, memoryStore } from './memory.ts';
import { binary, plain, unary } from './opcode.ts';

const CONSTANT: Operation<'f32'> = {
  name: 'f32.const',
  type: 'f32',
  operandTypes: [],
  write: (code, [value]) => {
    code.byte(0x43);
    code.float(value);
  },
};

/** Single-precision numbers. Every operation is rounded to the nearest f32, ties to even, on every machine. */
export const f32 = {
  /** @param value Rounded to f32. */
  const: (value: number): Expression<'f32'> => instruction(CONSTANT, [], [Math.fround(value)]),
  load: memoryLoad('f32', 'f32.load', plain(0x2a), 2),
  store: memoryStore('f32', 'f32.store', plain(0x38), 2),
  eq: binary('f32.eq', plain(0x5b), 'f32', 'i32'),
  ne: binary('f32.ne', plain(0x5c), 'f32', 'i32'),
  lt: binary('f32.lt', plain(0x5d), 'f32', 'i32'),
  gt: binary('f32.gt', plain(0x5e), 'f32', 'i32'),
  le: binary('f32.le', plain(0x5f), 'f32', 'i32'),
  ge: binary('f32.ge', plain(0x60), 'f32', 'i32'),
  abs: unary('f32.abs', plain(0x8b), 'f32', 'f32'),
  neg: unary('f32.neg', plain(0x8c), 'f32', 'f32'),
  floor: unary('f32.floor', plain(0x8e), 'f32', 'f32'),
  nearest: unary('f32.nearest', plain(0x90), 'f32', 'f32'),
  sqrt: unary('f32.sqrt', plain(0x91), 'f32', 'f32'),
  add: binary('f32.add', plain(0x92), 'f32', 'f32'),
  sub: binary('f32.sub', plain(0x93), 'f32', 'f32'),
  mul: binary('f32.mul', plain(0x94), 'f32', 'f32'),
  div: binary('f32.div', plain(0x95), 'f32', 'f32'),
  min: binary('f32.min', plain(0x96), 'f32', 'f32'),
  max: binary('f32.max', plain(0x97), 'f32', 'f32'),
  convertI32S: unary('f32.convert_i32_s', plain(0xb2), 'i32', 'f32'),
  convertI32U: unary('f32.convert_i32_u', plain(0xb3), 'i32', 'f32'),
  reinterpretI32: unary('f32.reinterpret_i32', plain(0xbe), 'i32', 'f32'),
} as const;
