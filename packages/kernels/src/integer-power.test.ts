import { expect, test } from 'vitest';
import { integerPower } from './integer-power.ts';

test('powers that a double holds are exact', () => {
  expect(integerPower(0.9, 0)).toBe(1);
  expect(integerPower(0, 0)).toBe(1);
  expect(integerPower(0, 5)).toBe(0);
  expect(integerPower(3, 33)).toBe(5559060566555523);
  expect(integerPower(0.5, 1074)).toBe(Number.MIN_VALUE);
  expect(integerPower(-2, 31)).toBe(-2147483648);
});

test.each([0.9, 0.999, 0.123])('%d^t stays within (t − 1) · 2^−53 of the true power', (base) => {
  for (const exponent of [2, 3, 7, 100, 999]) {
    // Multiplied out in 200 bits.
    const SCALE = 2n ** 200n;
    const exact = (BigInt(base * 2 ** 60) * SCALE) / 2n ** 60n;
    let power = SCALE;
    for (let i = 0; i < exponent; i++) power = (power * exact) / SCALE;
    const error = Number((BigInt(Math.round(integerPower(base, exponent) * 2 ** 1000)) * SCALE) / 2n ** 1000n - power);
    expect(Math.abs(error)).toBeLessThanOrEqual((exponent - 1) * 2 ** -53 * Number(power));
  }
});
