import { expect, test } from 'vitest';
import { sampleFloats } from '../test/sample-floats.ts';
import { ulpDistance } from '../test/ulp-distance.ts';
import { logarithm } from './logarithm.ts';

test('is within 1 ulp of the correctly rounded logarithm, of subnormal numbers too', () => {
  let numSamples = 0;
  let numExact = 0;
  for (const x of sampleFloats(3.4e38, 4999)) {
    if (x <= 0) continue;
    const distance = ulpDistance(logarithm(x), Math.fround(Math.log(x)));
    if (distance > 1) expect.fail(`ln ${x} is ${logarithm(x)}, ${distance} ulp from ${Math.fround(Math.log(x))}`);
    numSamples++;
    if (distance === 0) numExact++;
  }
  expect(numSamples).toBeGreaterThan(400_000);
  expect(numExact / numSamples).toBeGreaterThan(0.99);
});

test.each([
  [1, 0],
  [2, Math.fround(Math.LN2)],
  [0, Number.NEGATIVE_INFINITY],
  [-0, Number.NEGATIVE_INFINITY],
  [-1, Number.NaN],
  [-(2 ** -149), Number.NaN],
  [Number.NEGATIVE_INFINITY, Number.NaN],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  [Number.NaN, Number.NaN],
  [2 ** -149, Math.fround(-149 * Math.LN2)],
])('ln %d is %d', (x, expected) => {
  expect(logarithm(x)).toBe(expected);
});

// Bits that must not change: losses are held against them.
test.each([
  [10, 0x40135d8e],
  [0.75, 0xbe934b10],
  [Math.fround(1e-7), 0xc180f1dc],
])('the bits of ln %d', (x, expected) => {
  expect(new Uint32Array(Float32Array.of(logarithm(x)).buffer)[0].toString(16)).toBe(expected.toString(16));
});
