import { expect, test } from 'vitest';
import { type Examples, expectValue, INPUT_VIEW, inputWith } from '../../test/assembler/evaluate.ts';
import { printExpression } from './expression.ts';
import { f32 } from './f32.ts';
import { i32 } from './i32.ts';

// Operands for which signed and unsigned differ, where there are both.
const EXAMPLES: Examples<typeof i32> = {
  const: [i32.const(-123456), -123456],
  load: [i32.load(3, 5), INPUT_VIEW.getInt32(8, true)],
  load8S: [i32.load8S(0), -56],
  load8U: [i32.load8U(0), 200],
  load16U: [i32.load16U(1, 2), INPUT_VIEW.getUint16(3, true)],
  store: [i32.store(4, i32.const(-2)), inputWith(4, Int32Array.of(-2))],
  store8: [i32.store8(4, i32.const(0x1fe), 3), inputWith(7, Uint8Array.of(0xfe))],
  store16: [i32.store16(5, i32.const(-3)), inputWith(5, Int16Array.of(-3))],
  eqz: [i32.eqz(i32.const(0)), 1],
  eq: [i32.eq(3, 3), 1],
  ne: [i32.ne(3, 3), 0],
  ltS: [i32.ltS(-1, 1), 1],
  ltU: [i32.ltU(-1, 1), 0],
  gtS: [i32.gtS(-1, 1), 0],
  gtU: [i32.gtU(-1, 1), 1],
  leS: [i32.leS(-1, 1), 1],
  leU: [i32.leU(-1, 1), 0],
  geS: [i32.geS(-1, 1), 0],
  geU: [i32.geU(-1, 1), 1],
  add: [i32.add(0x7fffffff, 1), -0x80000000],
  sub: [i32.sub(1, 3), -2],
  mul: [i32.mul(0x10001, 0x10003), Math.imul(0x10001, 0x10003)],
  divU: [i32.divU(-1, 2), 0x7fffffff],
  remU: [i32.remU(-1, 10), 5],
  and: [i32.and(0b1100, 0b1010), 0b1000],
  or: [i32.or(0b1100, 0b1010), 0b1110],
  xor: [i32.xor(0b1100, 0b1010), 0b0110],
  shl: [i32.shl(3, 33), 6],
  shrS: [i32.shrS(-8, 1), -4],
  shrU: [i32.shrU(-8, 28), 15],
  popcnt: [i32.popcnt(i32.const(-2)), 31],
  truncSatF32S: [i32.truncSatF32S(f32.const(-1e20)), -0x80000000],
  reinterpretF32: [i32.reinterpretF32(f32.const(-1)), 0xbf800000 | 0],
};

test.each(Object.entries(EXAMPLES))('i32.%s', (_, [expression, expected]) => expectValue(expression, expected));

test('conversion cuts off, and makes 0 of what is no number', async () => {
  await expectValue(i32.truncSatF32S(f32.const(-2.9)), -2);
  await expectValue(i32.truncSatF32S(f32.const(Number.NaN)), 0);
});

test('plain numbers are constants modulo 2^32', () => {
  expect(i32.add(0xffffffff, 2 ** 33 + 4).operands.map(printExpression)).toEqual(['(i32.const -1)', '(i32.const 4)']);
});
