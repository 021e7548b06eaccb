import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exponential } from './exponential.ts';

test('is Math.exp but for the last bits', () => {
  fc.assert(
    fc.property(fc.double({ min: -708, max: 700, noNaN: true }), (x) => {
      expect(Math.abs(exponential(x) / Math.exp(x) - 1)).toBeLessThan(4e-16);
    }),
  );
});

test('is exact at 0, and 0 where a double ends', () => {
  expect(exponential(0)).toBe(1);
  expect(exponential(-709)).toBe(0);
  expect(exponential(Number.NEGATIVE_INFINITY)).toBe(0);
});
