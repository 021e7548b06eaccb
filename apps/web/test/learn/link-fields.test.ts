import { safeParse } from 'valibot';
import { describe, expect, test } from 'vitest';
import { numberField, numbersField, wholeField } from '../../learn/link-fields.ts';

describe('what an address may hold', () => {
  test.each([
    ['3', 3],
    ['1', 1],
    ['5', 5],
  ])('a whole number, %s', (text, value) => {
    expect(safeParse(wholeField(1, 5), text)).toMatchObject({ success: true, output: value });
  });

  test.each(['', '0', '6', '2.5', 'two', 'NaN', 'Infinity', null])('no whole number from 1 to 5: %s', (text) => {
    expect(safeParse(wholeField(1, 5), text).success).toBe(false);
  });

  test.each([
    ['-0.25', -0.25],
    ['1e-3', 0.001],
  ])('a number, %s', (text, value) => {
    expect(safeParse(numberField(-1, 1), text)).toMatchObject({ success: true, output: value });
  });

  test.each(['', '1.01', 'NaN', '-Infinity'])('no number from −1 to 1: %s', (text) => {
    expect(safeParse(numberField(-1, 1), text).success).toBe(false);
  });

  test('a row of numbers', () => {
    expect(safeParse(numbersField(2, 3, 8), '1_-2.5_0')).toMatchObject({ success: true, output: [1, -2.5, 0] });
  });

  test.each(['1', '1_2_3_4', '1__2', '1_9', '1_x', ''])('no row of two or three numbers up to 8: %s', (text) => {
    expect(safeParse(numbersField(2, 3, 8), text).success).toBe(false);
  });
});
