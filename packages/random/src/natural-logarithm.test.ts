import fc from 'fast-check';
import { expect, test } from 'vitest';
import { naturalLogarithm } from './natural-logarithm.ts';

test('agrees with Math.log within 4e-16 of relative error', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
      const expected = Math.log(x);
      expect(Math.abs(naturalLogarithm(x) - expected)).toBeLessThanOrEqual(4e-16 * Math.abs(expected));
    }),
    { numRuns: 2000 },
  );
});

test('is exact at 1', () => {
  expect(naturalLogarithm(1)).toBe(0);
});
