import { describe, test } from 'vitest';
import { type Examples, expectValue, vectorOf } from '../../test/assembler/evaluate.ts';
import { i32 } from './i32.ts';
import { i8x16, i16x8, i32x4, i64x2, shuffleLanes } from './integer-lanes.ts';

const i32s = (...lanes: readonly [number, number, number, number]) => Int32Array.of(...lanes);
const A = vectorOf(i32s(1, -1, 5, -7));
const B = vectorOf(i32s(2, 1, 5, -8));
const SHORTS = Int16Array.of(0, 1, -1, 300, -300, 32767, -32768, 7);
const BYTES = Int8Array.of(0, 1, -1, 2, -2, 127, -128, 7, 8, 9, -10, 11, -12, 13, -14, 15);
const FLOATS = vectorOf(Float32Array.of(2.9, -2.9, Number.NaN, 4e9));
const [NO, YES] = [0, -1];

const I32X4: Examples<typeof i32x4> = {
  const: [i32x4.const(1, -2, 0x7fffffff, 0xffffffff), i32s(1, -2, 0x7fffffff, -1)],
  splat: [i32x4.splat(i32.const(-3)), i32s(-3, -3, -3, -3)],
  extractLane: [i32x4.extractLane(A, 3), -7],
  eq: [i32x4.eq(A, B), i32s(NO, NO, YES, NO)],
  ltU: [i32x4.ltU(A, B), i32s(YES, NO, NO, NO)],
  gtS: [i32x4.gtS(A, B), i32s(NO, NO, NO, YES)],
  geU: [i32x4.geU(A, B), i32s(NO, YES, YES, YES)],
  bitmask: [i32x4.bitmask(A), 0b1010],
  extendLowI16x8S: [i32x4.extendLowI16x8S(vectorOf(SHORTS)), i32s(0, 1, -1, 300)],
  extendHighI16x8S: [i32x4.extendHighI16x8S(vectorOf(SHORTS)), i32s(-300, 32767, -32768, 7)],
  extendLowI16x8U: [i32x4.extendLowI16x8U(vectorOf(SHORTS)), i32s(0, 1, 65535, 300)],
  extendHighI16x8U: [i32x4.extendHighI16x8U(vectorOf(SHORTS)), i32s(65236, 32767, 32768, 7)],
  shl: [i32x4.shl(A, 1), i32s(2, -2, 10, -14)],
  shrS: [i32x4.shrS(A, 1), i32s(0, -1, 2, -4)],
  shrU: [i32x4.shrU(A, 1), i32s(0, 0x7fffffff, 2, 0x7ffffffc)],
  add: [i32x4.add(A, B), i32s(3, 0, 10, -15)],
  sub: [i32x4.sub(A, B), i32s(-1, -2, 0, 1)],
  mul: [i32x4.mul(A, B), i32s(2, -1, 25, 56)],
  minS: [i32x4.minS(A, B), i32s(1, -1, 5, -8)],
  maxS: [i32x4.maxS(A, B), i32s(2, 1, 5, -7)],
  dotI16x8S: [i32x4.dotI16x8S(vectorOf(SHORTS), vectorOf(SHORTS)), i32s(1, 90001, 1073766289, 1073741873)],
  truncSatF32x4S: [i32x4.truncSatF32x4S(FLOATS), i32s(2, -2, 0, 0x7fffffff)],
  truncSatF32x4U: [i32x4.truncSatF32x4U(FLOATS), i32s(2, 0, 0, 4e9 | 0)],
};

const I16X8: Examples<typeof i16x8> = {
  splat: [i16x8.splat(i32.const(0x1fffe)), new Int16Array(8).fill(-2)],
  extendLowI8x16S: [i16x8.extendLowI8x16S(vectorOf(BYTES)), Int16Array.of(0, 1, -1, 2, -2, 127, -128, 7)],
  extendHighI8x16S: [i16x8.extendHighI8x16S(vectorOf(BYTES)), Int16Array.of(8, 9, -10, 11, -12, 13, -14, 15)],
  extendLowI8x16U: [i16x8.extendLowI8x16U(vectorOf(BYTES)), Int16Array.of(0, 1, 255, 2, 254, 127, 128, 7)],
  extendHighI8x16U: [i16x8.extendHighI8x16U(vectorOf(BYTES)), Int16Array.of(8, 9, 246, 11, 244, 13, 242, 15)],
  narrowI32x4S: [
    i16x8.narrowI32x4S(vectorOf(i32s(1, -2, 40000, -40000)), B),
    Int16Array.of(1, -2, 32767, -32768, 2, 1, 5, -8),
  ],
  add: [i16x8.add(vectorOf(SHORTS), i16x8.splat(i32.const(1))), Int16Array.of(1, 2, 0, 301, -299, -32768, -32767, 8)],
  mul: [i16x8.mul(vectorOf(SHORTS), i16x8.splat(i32.const(2))), Int16Array.of(0, 2, -2, 600, -600, -2, 0, 14)],
};

const I64X2: Examples<typeof i64x2> = {
  extmulLowI32x4U: [
    i64x2.extmulLowI32x4U(A, vectorOf(i32s(-1, -1, 0, 0))),
    BigUint64Array.of(0xffffffffn, 0xffffffffn ** 2n),
  ],
  extmulHighI32x4U: [i64x2.extmulHighI32x4U(A, B), BigUint64Array.of(25n, (2n ** 32n - 7n) * (2n ** 32n - 8n))],
};

const I8X16: Examples<typeof i8x16> = {
  splat: [i8x16.splat(i32.const(0x1fe)), new Int8Array(16).fill(-2)],
  shuffle: [
    i8x16.shuffle(vectorOf(BYTES), i8x16.splat(i32.const(99)), [15, 16, 6, 31, ...Array(12).fill(2)]),
    Int8Array.of(15, 99, -128, 99, ...Array(12).fill(-1)),
  ],
  // A number above 15 gives 0.
  swizzle: [
    i8x16.swizzle(vectorOf(BYTES), vectorOf(Int8Array.of(15, 16, 6, -1, ...Array(12).fill(2)))),
    Int8Array.of(15, 0, -128, 0, ...Array(12).fill(-1)),
  ],
  narrowI16x8S: [
    i8x16.narrowI16x8S(vectorOf(SHORTS), vectorOf(SHORTS)),
    Int8Array.of(0, 1, -1, 127, -128, 127, -128, 7, 0, 1, -1, 127, -128, 127, -128, 7),
  ],
  narrowI16x8U: [
    i8x16.narrowI16x8U(vectorOf(SHORTS), vectorOf(SHORTS)),
    Uint8Array.of(0, 1, 0, 255, 0, 255, 0, 7, 0, 1, 0, 255, 0, 255, 0, 7),
  ],
};

describe.each(Object.entries({ i32x4: I32X4, i16x8: I16X8, i64x2: I64X2, i8x16: I8X16 }))('%s', (_, examples) => {
  test.each(Object.entries(examples))('%s', (_name, [expression, expected]) => expectValue(expression, expected));
});

test('shuffleLanes takes lanes of both vectors', () =>
  expectValue(shuffleLanes(A, B, [7, 0, 5, 2]), i32s(-8, 1, 1, 5)));
