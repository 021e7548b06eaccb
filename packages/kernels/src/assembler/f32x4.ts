import { type Expression, instruction, type Operation, type Vector } from './expression.ts';
import { binary, simd, unary, withBytes } from './opcode.ts';

const CONSTANT: Operation<'v128'> = {
  name: 'v128.const f32x4',
  type: 'v128',
  operandTypes: [],
  write: (code, lanes) => {
    simd(0x0c)(code);
    for (const value of lanes) code.float(value);
  },
};
const EXTRACT_LANE: Operation<'f32'> = {
  name: 'f32x4.extract_lane',
  type: 'f32',
  operandTypes: ['v128'],
  write: withBytes(simd(0x1f)),
};
const REPLACE_LANE: Operation<'v128'> = {
  name: 'f32x4.replace_lane',
  type: 'v128',
  operandTypes: ['v128', 'f32'],
  write: withBytes(simd(0x20)),
};
const RELAXED_MADD: Operation<'v128'> = {
  name: 'f32x4.relaxed_madd',
  type: 'v128',
  operandTypes: ['v128', 'v128', 'v128'],
  write: simd(0x105),
};

/** Four f32 side by side. Every lane is rounded as the operation of `f32` rounds. */
export const f32x4 = {
  /** Four copies of a constant. Where a loop uses it, keep it in a local outside. */
  const: (value: number): Vector => instruction(CONSTANT, [], Array(4).fill(Math.fround(value))),
  splat: unary('f32x4.splat', simd(0x13), 'f32', 'v128'),
  extractLane: (vector: Vector, lane: number): Expression<'f32'> => instruction(EXTRACT_LANE, [vector], [lane]),
  replaceLane: (vector: Vector, lane: number, value: Expression<'f32'>): Vector =>
    instruction(REPLACE_LANE, [vector, value], [lane]),
  eq: binary('f32x4.eq', simd(0x41), 'v128', 'v128'),
  ne: binary('f32x4.ne', simd(0x42), 'v128', 'v128'),
  lt: binary('f32x4.lt', simd(0x43), 'v128', 'v128'),
  gt: binary('f32x4.gt', simd(0x44), 'v128', 'v128'),
  le: binary('f32x4.le', simd(0x45), 'v128', 'v128'),
  ge: binary('f32x4.ge', simd(0x46), 'v128', 'v128'),
  floor: unary('f32x4.floor', simd(0x68), 'v128', 'v128'),
  nearest: unary('f32x4.nearest', simd(0x6a), 'v128', 'v128'),
  abs: unary('f32x4.abs', simd(0xe0), 'v128', 'v128'),
  neg: unary('f32x4.neg', simd(0xe1), 'v128', 'v128'),
  sqrt: unary('f32x4.sqrt', simd(0xe3), 'v128', 'v128'),
  add: binary('f32x4.add', simd(0xe4), 'v128', 'v128'),
  sub: binary('f32x4.sub', simd(0xe5), 'v128', 'v128'),
  mul: binary('f32x4.mul', simd(0xe6), 'v128', 'v128'),
  div: binary('f32x4.div', simd(0xe7), 'v128', 'v128'),
  /** NaN where one operand is NaN; −0 is less than 0. Several instructions on x64: where neither matters, `pmin`. */
  min: binary('f32x4.min', simd(0xe8), 'v128', 'v128'),
  max: binary('f32x4.max', simd(0xe9), 'v128', 'v128'),
  /** b < a ? b : a, one instruction. */
  pmin: binary('f32x4.pmin', simd(0xea), 'v128', 'v128'),
  /** a < b ? b : a, one instruction. */
  pmax: binary('f32x4.pmax', simd(0xeb), 'v128', 'v128'),
  convertI32x4S: unary('f32x4.convert_i32x4_s', simd(0xfa), 'v128', 'v128'),
  convertI32x4U: unary('f32x4.convert_i32x4_u', simd(0xfb), 'v128', 'v128'),
  /** a · b + c, rounded once or twice as the machine likes: not equal everywhere. */
  relaxedMadd: (a: Vector, b: Vector, c: Vector): Vector => instruction(RELAXED_MADD, [a, b, c]),
} as const;
