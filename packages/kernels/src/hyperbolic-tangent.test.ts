import { expect, test } from 'vitest';
import { sampleFloats } from '../test/sample-floats.ts';
import { ulpDistance } from '../test/ulp-distance.ts';
import { hyperbolicTangent } from './hyperbolic-tangent.ts';

test('is within 2 ulp of the correctly rounded tangent, and odd', () => {
  let numSamples = 0;
  for (const x of sampleFloats(12, 4999)) {
    const actual = hyperbolicTangent(x);
    const distance = ulpDistance(actual, Math.fround(Math.tanh(x)));
    if (distance > 2) expect.fail(`tanh(${x}) is ${actual}, ${distance} ulp from ${Math.fround(Math.tanh(x))}`);
    if (hyperbolicTangent(-x) !== -actual) expect.fail(`tanh(${-x}) is not the opposite of tanh(${x})`);
    numSamples++;
  }
  expect(numSamples).toBeGreaterThan(400_000);
});

test.each([
  [10, 1],
  [-1e30, -1],
  [Number.POSITIVE_INFINITY, 1],
  [Number.NEGATIVE_INFINITY, -1],
  [Number.NaN, Number.NaN],
])('tanh %d is %d', (x, tangent) => {
  expect(hyperbolicTangent(x)).toBe(tangent);
});

test.each([
  [0.25, 0x3e7acbf5],
  [1, 0x3f42f7d7],
  [-3, 0xbf7ebbe7],
])('the bits of tanh %d', (x, expected) => {
  expect(new Uint32Array(Float32Array.of(hyperbolicTangent(x)).buffer)[0].toString(16)).toBe(expected.toString(16));
});
