import { expect, test } from 'vitest';
import { type Examples, expectValue, INPUT, INPUT_VIEW, inputWith, vectorOf } from '../../test/assembler/evaluate.ts';
import { printExpression } from './expression.ts';
import { i32x4 } from './integer-lanes.ts';
import { v128 } from './v128.ts';

const A = vectorOf(Int32Array.of(0b1100, -1, 0, 7));
const B = vectorOf(Int32Array.of(0b1010, 3, -5, 7));
const LANES = Int32Array.of(11, 12, 13, 14);

const EXAMPLES: Examples<typeof v128> = {
  load: [v128.load(1, 2), INPUT.slice(3, 19)],
  load8x8S: [v128.load8x8S(3), Int16Array.from(new Int8Array(INPUT.buffer, 3, 8))],
  load8x8U: [v128.load8x8U(3), Int16Array.from(INPUT.slice(3, 11))],
  load16x4S: [v128.load16x4S(2), Int32Array.from(new Int16Array(INPUT.buffer, 2, 4))],
  load16x4U: [v128.load16x4U(2), Int32Array.from(new Uint16Array(INPUT.buffer, 2, 4))],
  load8Splat: [v128.load8Splat(3), new Uint8Array(16).fill(INPUT[3])],
  load16Splat: [v128.load16Splat(3), new Int16Array(8).fill(INPUT_VIEW.getInt16(3, true))],
  load32Splat: [v128.load32Splat(3), new Int32Array(4).fill(INPUT_VIEW.getInt32(3, true))],
  load64Splat: [v128.load64Splat(3), new BigInt64Array(2).fill(INPUT_VIEW.getBigInt64(3, true))],
  load32Zero: [v128.load32Zero(3), Int32Array.of(INPUT_VIEW.getInt32(3, true), 0, 0, 0)],
  load64Zero: [v128.load64Zero(3), BigInt64Array.of(INPUT_VIEW.getBigInt64(3, true), 0n)],
  load8Lane: [
    v128.load8Lane(4, vectorOf(new Uint8Array(16)), 9, 1),
    Uint8Array.from({ length: 16 }, (_, lane) => (lane === 9 ? INPUT[5] : 0)),
  ],
  load32Lane: [v128.load32Lane(4, vectorOf(LANES), 2, 1), Int32Array.of(11, 12, INPUT_VIEW.getInt32(5, true), 14)],
  load64Lane: [
    v128.load64Lane(4, vectorOf(LANES), 1, 1),
    Int32Array.of(11, 12, INPUT_VIEW.getInt32(5, true), INPUT_VIEW.getInt32(9, true)),
  ],
  store: [v128.store(5, vectorOf(LANES), 1), inputWith(6, LANES)],
  store8Lane: [v128.store8Lane(5, vectorOf(LANES), 8, 1), inputWith(6, Uint8Array.of(13))],
  store16Lane: [v128.store16Lane(5, vectorOf(LANES), 4, 1), inputWith(6, Int16Array.of(13))],
  store32Lane: [v128.store32Lane(5, vectorOf(LANES), 3, 1), inputWith(6, LANES.slice(3))],
  store64Lane: [v128.store64Lane(5, vectorOf(LANES), 1, 1), inputWith(6, LANES.slice(2))],
  not: [v128.not(A), Int32Array.of(~0b1100, 0, -1, ~7)],
  and: [v128.and(A, B), Int32Array.of(0b1000, 3, 0, 7)],
  andnot: [v128.andnot(A, B), Int32Array.of(0b0100, ~3, 0, 0)],
  or: [v128.or(A, B), Int32Array.of(0b1110, -1, -5, 7)],
  xor: [v128.xor(A, B), Int32Array.of(0b0110, ~3, -5, 0)],
  bitselect: [v128.bitselect(A, B, vectorOf(Int32Array.of(0b0110, -1, 0, 1))), Int32Array.of(0b1100, -1, -5, 7)],
  anyTrue: [v128.anyTrue(A), 1],
};

test.each(Object.entries(EXAMPLES))('v128.%s', (_, [expression, expected]) => expectValue(expression, expected));

test('anyTrue of zeros is false', () => expectValue(v128.anyTrue(i32x4.const(0, 0, 0, 0)), 0));

test('the text says lane and offset', () => {
  expect(printExpression(v128.store32Lane(5, A, 3, 8))).toMatch(/^\(v128\.store32_lane offset=8 3 \(/);
});
