import { expect, test } from 'vitest';
import { normFactor } from './norm-factor.ts';
import { scale } from './scale.ts';
import { squaredSum } from './squared-sum.ts';

/** Gradients of two weights, 13 their norm: √(3² + 4² + 12²). */
const gradients = () => [Float32Array.of(3, -4), Float32Array.of(12)];

/** As Keras's `global_clipnorm`. */
function clipGlobalNorm(threshold: number): Float32Array[] {
  const clipped = gradients();
  const factor = normFactor(Float32Array.from(clipped, squaredSum), threshold);
  for (const values of clipped) scale(values, factor);
  return clipped;
}

test('gradients with too great a norm are shortened to the threshold, all by one factor', () => {
  expect(clipGlobalNorm(6.5)).toEqual([Float32Array.of(1.5, -2), Float32Array.of(6)]);
});

test('others stay as they are, to the bit', () => {
  expect(clipGlobalNorm(13)).toEqual(gradients());
  expect(clipGlobalNorm(1e30)).toEqual(gradients());
});

test('a NaN shows in all of them', () => {
  expect(normFactor(Float32Array.of(1, Number.NaN), 1)).toBeNaN();
});

test('without gradients there is nothing to shorten', () => {
  expect(normFactor(new Float32Array(0), 1)).toBe(1);
});
