import { test } from 'vitest';
import { type Examples, expectValue, INPUT_VIEW, inputWith } from '../../test/assembler/evaluate.ts';
import { f32 } from './f32.ts';
import { i32 } from './i32.ts';

const { fround } = Math;
const NAN = f32.const(Number.NaN);
const [ONE, TWO] = [f32.const(1), f32.const(2)];
const [ZERO, MINUS_ZERO] = [f32.const(0), f32.const(-0)];

const EXAMPLES: Examples<typeof f32> = {
  const: [f32.const(0.1), fround(0.1)],
  load: [f32.load(4, 3), INPUT_VIEW.getFloat32(7, true)],
  store: [f32.store(4, MINUS_ZERO, 8), inputWith(12, Float32Array.of(-0))],
  eq: [f32.eq(NAN, NAN), 0],
  ne: [f32.ne(NAN, NAN), 1],
  lt: [f32.lt(ONE, TWO), 1],
  gt: [f32.gt(ONE, TWO), 0],
  le: [f32.le(ONE, ONE), 1],
  ge: [f32.ge(ONE, TWO), 0],
  abs: [f32.abs(f32.const(-2.5)), 2.5],
  neg: [f32.neg(ZERO), -0],
  floor: [f32.floor(f32.const(-1.5)), -2],
  nearest: [f32.nearest(f32.const(2.5)), 2],
  sqrt: [f32.sqrt(TWO), fround(Math.SQRT2)],
  // Halfway between two numbers: to the one with an even last bit.
  add: [f32.add(ONE, f32.const(2 ** -24)), 1],
  sub: [f32.sub(ONE, f32.const(2 ** -25)), 1],
  mul: [f32.mul(f32.const(0.1), f32.const(0.3)), fround(fround(0.1) * fround(0.3))],
  div: [f32.div(ONE, f32.const(3)), fround(1 / 3)],
  min: [f32.min(ZERO, MINUS_ZERO), -0],
  max: [f32.max(MINUS_ZERO, ZERO), 0],
  convertI32S: [f32.convertI32S(i32.const(-1)), -1],
  convertI32U: [f32.convertI32U(i32.const(-1)), 2 ** 32],
  reinterpretI32: [f32.reinterpretI32(i32.const(0x7f800000)), Infinity],
};

test.each(Object.entries(EXAMPLES))('f32.%s', (_, [expression, expected]) => expectValue(expression, expected));

test('min and max give NaN where one operand is', async () => {
  await expectValue(f32.min(ONE, NAN), Number.NaN);
  await expectValue(f32.max(NAN, ONE), Number.NaN);
});
