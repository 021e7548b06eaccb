import { expect, test } from 'vitest';
import { findNonFinite } from './find-non-finite.ts';

test.each([
  [[], undefined],
  [[0, -1, 3.4e38, 1e-45], undefined],
  [[1, Number.NaN, Number.POSITIVE_INFINITY], Number.NaN],
  [[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], Number.POSITIVE_INFINITY],
  [[1, 2, Number.NEGATIVE_INFINITY], Number.NEGATIVE_INFINITY],
])('%o', (values, expected) => {
  expect(findNonFinite(Float32Array.from(values))).toBe(expected);
});
