import { type Expression, type Integer, instruction, type Operation, type Vector } from './expression.ts';
import { asInteger } from './integer-constant.ts';
import { binary, simd, unary, withBytes } from './opcode.ts';

function shift(name: string, opcode: number): (vector: Vector, bits: Integer) => Vector {
  const operation: Operation<'v128'> = { name, type: 'v128', operandTypes: ['v128', 'i32'], write: simd(opcode) };
  return (vector, bits) => instruction(operation, [vector, asInteger(bits)]);
}

const CONSTANT: Operation<'v128'> = {
  name: 'v128.const i32x4',
  type: 'v128',
  operandTypes: [],
  write: (code, lanes) => {
    simd(0x0c)(code);
    for (const value of lanes) for (let bits = 0; bits < 32; bits += 8) code.byte((value >>> bits) & 0xff);
  },
};
const EXTRACT_LANE: Operation<'i32'> = {
  name: 'i32x4.extract_lane',
  type: 'i32',
  operandTypes: ['v128'],
  write: withBytes(simd(0x1b)),
};
const SHUFFLE: Operation<'v128'> = {
  name: 'i8x16.shuffle',
  type: 'v128',
  operandTypes: ['v128', 'v128'],
  write: withBytes(simd(0x0d)),
};

/** Four whole numbers of 32 bits side by side. */
export const i32x4 = {
  const: (a: number, b: number, c: number, d: number): Vector =>
    instruction(CONSTANT, [], [a | 0, b | 0, c | 0, d | 0]),
  splat: unary('i32x4.splat', simd(0x11), 'i32', 'v128'),
  extractLane: (vector: Vector, lane: number): Expression<'i32'> => instruction(EXTRACT_LANE, [vector], [lane]),
  eq: binary('i32x4.eq', simd(0x37), 'v128', 'v128'),
  ltU: binary('i32x4.lt_u', simd(0x3a), 'v128', 'v128'),
  gtS: binary('i32x4.gt_s', simd(0x3b), 'v128', 'v128'),
  geU: binary('i32x4.ge_u', simd(0x40), 'v128', 'v128'),
  bitmask: unary('i32x4.bitmask', simd(0xa4), 'v128', 'i32'),
  extendLowI16x8S: unary('i32x4.extend_low_i16x8_s', simd(0xa7), 'v128', 'v128'),
  extendHighI16x8S: unary('i32x4.extend_high_i16x8_s', simd(0xa8), 'v128', 'v128'),
  extendLowI16x8U: unary('i32x4.extend_low_i16x8_u', simd(0xa9), 'v128', 'v128'),
  extendHighI16x8U: unary('i32x4.extend_high_i16x8_u', simd(0xaa), 'v128', 'v128'),
  shl: shift('i32x4.shl', 0xab),
  shrS: shift('i32x4.shr_s', 0xac),
  shrU: shift('i32x4.shr_u', 0xad),
  add: binary('i32x4.add', simd(0xae), 'v128', 'v128'),
  sub: binary('i32x4.sub', simd(0xb1), 'v128', 'v128'),
  mul: binary('i32x4.mul', simd(0xb5), 'v128', 'v128'),
  minS: binary('i32x4.min_s', simd(0xb6), 'v128', 'v128'),
  maxS: binary('i32x4.max_s', simd(0xb8), 'v128', 'v128'),
  /** Products of neighbouring i16, added in pairs: a0·b0 + a1·b1, …. */
  dotI16x8S: binary('i32x4.dot_i16x8_s', simd(0xba), 'v128', 'v128'),
  truncSatF32x4S: unary('i32x4.trunc_sat_f32x4_s', simd(0xf8), 'v128', 'v128'),
  truncSatF32x4U: unary('i32x4.trunc_sat_f32x4_u', simd(0xf9), 'v128', 'v128'),
} as const;

/** Eight whole numbers of 16 bits side by side. */
export const i16x8 = {
  splat: unary('i16x8.splat', simd(0x10), 'i32', 'v128'),
  extendLowI8x16S: unary('i16x8.extend_low_i8x16_s', simd(0x87), 'v128', 'v128'),
  extendHighI8x16S: unary('i16x8.extend_high_i8x16_s', simd(0x88), 'v128', 'v128'),
  extendLowI8x16U: unary('i16x8.extend_low_i8x16_u', simd(0x89), 'v128', 'v128'),
  extendHighI8x16U: unary('i16x8.extend_high_i8x16_u', simd(0x8a), 'v128', 'v128'),
  narrowI32x4S: binary('i16x8.narrow_i32x4_s', simd(0x85), 'v128', 'v128'),
  add: binary('i16x8.add', simd(0x8e), 'v128', 'v128'),
  mul: binary('i16x8.mul', simd(0x95), 'v128', 'v128'),
} as const;

/** Two whole numbers of 64 bits side by side. */
export const i64x2 = {
  /** The full products of the lower two i32 of each vector, unsigned. */
  extmulLowI32x4U: binary('i64x2.extmul_low_i32x4_u', simd(0xde), 'v128', 'v128'),
  /** The same of the upper two. */
  extmulHighI32x4U: binary('i64x2.extmul_high_i32x4_u', simd(0xdf), 'v128', 'v128'),
} as const;

/** Sixteen bytes side by side. */
export const i8x16 = {
  splat: unary('i8x16.splat', simd(0x0f), 'i32', 'v128'),
  /** The bytes of a (numbers 0 to 15) and b (16 to 31) that are named, in that order. */
  shuffle: (a: Vector, b: Vector, lanes: readonly number[]): Vector => instruction(SHUFFLE, [a, b], lanes),
  /** The bytes of a that the bytes of b name by their number; 0 where that is above 15. */
  swizzle: binary('i8x16.swizzle', simd(0x0e), 'v128', 'v128'),
  narrowI16x8S: binary('i8x16.narrow_i16x8_s', simd(0x65), 'v128', 'v128'),
  narrowI16x8U: binary('i8x16.narrow_i16x8_u', simd(0x66), 'v128', 'v128'),
} as const;

/** The f32 or i32 lanes of a (numbers 0 to 3) and b (4 to 7) that are named, in that order. */
export function shuffleLanes(a: Vector, b: Vector, lanes: readonly [number, number, number, number]): Vector {
  return i8x16.shuffle(
    a,
    b,
    lanes.flatMap((lane) => [0, 1, 2, 3].map((byte) => 4 * lane + byte)),
  );
}
