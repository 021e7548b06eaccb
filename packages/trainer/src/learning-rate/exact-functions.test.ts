import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cosineOfPi } from './cosine-of-pi.ts';
import { exponential } from './exponential.ts';
import { integerPower } from './integer-power.ts';

test('exponential is e^x', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 0, noNaN: true }), (x) => {
      expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(4e-16);
    }),
    { numRuns: 10_000 },
  );
  expect(exponential(0)).toBe(1);
});

test('cosineOfPi is cos(πx)', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (x) => {
      expect(Math.abs(cosineOfPi(x) - Math.cos(Math.PI * x))).toBeLessThan(3e-16);
    }),
    { numRuns: 10_000 },
  );
  expect([0, 0.5, 1].map(cosineOfPi)).toEqual([1, 0, -1]);
});

test('integerPower is a product', () => {
  expect([0, 1, 2, 3, 10].map((exponent) => integerPower(3, exponent))).toEqual([1, 3, 9, 27, 59049]);
  expect(integerPower(0.5, 1074)).toBe(2 ** -1074);
  expect(integerPower(0, 0)).toBe(1);
});
