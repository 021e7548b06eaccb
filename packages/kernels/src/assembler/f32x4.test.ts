import { test } from 'vitest';
import { type Examples, expectValue, vectorOf } from '../../test/assembler/evaluate.ts';
import { f32 } from './f32.ts';
import { f32x4 } from './f32x4.ts';

const floats = (...lanes: readonly [number, number, number, number]) => Float32Array.of(...lanes);
const whole = (...lanes: readonly [number, number, number, number]) => Int32Array.of(...lanes);
const A = vectorOf(floats(1, -0, Number.NaN, -2.5));
const B = vectorOf(floats(2, 0, 1, -2.5));
const [NO, YES] = [0, -1];

const EXAMPLES: Examples<typeof f32x4> = {
  const: [f32x4.const(0.1), new Float32Array(4).fill(0.1)],
  splat: [f32x4.splat(f32.const(-3)), floats(-3, -3, -3, -3)],
  extractLane: [f32x4.extractLane(A, 3), -2.5],
  replaceLane: [f32x4.replaceLane(B, 2, f32.const(7)), floats(2, 0, 7, -2.5)],
  eq: [f32x4.eq(A, B), whole(NO, YES, NO, YES)],
  ne: [f32x4.ne(A, B), whole(YES, NO, YES, NO)],
  lt: [f32x4.lt(A, B), whole(YES, NO, NO, NO)],
  gt: [f32x4.gt(B, A), whole(YES, NO, NO, NO)],
  le: [f32x4.le(A, B), whole(YES, YES, NO, YES)],
  ge: [f32x4.ge(A, B), whole(NO, YES, NO, YES)],
  floor: [f32x4.floor(A), floats(1, -0, Number.NaN, -3)],
  nearest: [f32x4.nearest(A), floats(1, -0, Number.NaN, -2)],
  abs: [f32x4.abs(A), floats(1, 0, Number.NaN, 2.5)],
  neg: [f32x4.neg(B), floats(-2, -0, -1, 2.5)],
  sqrt: [f32x4.sqrt(vectorOf(floats(2, -0, 9, -1))), floats(Math.SQRT2, -0, 3, Number.NaN)],
  add: [f32x4.add(A, B), floats(3, 0, Number.NaN, -5)],
  sub: [f32x4.sub(B, A), floats(1, 0, Number.NaN, 0)],
  mul: [f32x4.mul(A, B), floats(2, -0, Number.NaN, 6.25)],
  div: [f32x4.div(B, f32x4.const(3)), floats(2 / 3, 0, 1 / 3, -2.5 / 3)],
  min: [f32x4.min(A, B), floats(1, -0, Number.NaN, -2.5)],
  max: [f32x4.max(A, B), floats(2, 0, Number.NaN, -2.5)],
  // b < a ? b : a and a < b ? b : a.
  pmin: [f32x4.pmin(B, A), floats(1, 0, 1, -2.5)],
  pmax: [f32x4.pmax(A, B), floats(2, -0, Number.NaN, -2.5)],
  convertI32x4S: [f32x4.convertI32x4S(vectorOf(whole(1, -1, 0, 16777217))), floats(1, -1, 0, 16777216)],
  convertI32x4U: [f32x4.convertI32x4U(vectorOf(whole(1, -1, 0, 16777217))), floats(1, 2 ** 32, 0, 16777216)],
  // Whole numbers, which need no rounding.
  relaxedMadd: [f32x4.relaxedMadd(B, f32x4.const(3), f32x4.const(0.5)), floats(6.5, 0.5, 3.5, -7)],
};

test.each(Object.entries(EXAMPLES))('f32x4.%s', (_, [expression, expected]) => expectValue(expression, expected));

test.each([0, 1, 2, 3])('lane %i is read and written', async (lane) => {
  const lanes = floats(10, 11, 12, 13);
  await expectValue(f32x4.extractLane(vectorOf(lanes), lane), 10 + lane);
  const replaced = lanes.slice();
  replaced[lane] = 5;
  await expectValue(f32x4.replaceLane(vectorOf(lanes), lane, f32.const(5)), replaced);
});
