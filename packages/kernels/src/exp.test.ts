import { expect, test } from 'vitest';
import { sampleFloats } from '../test/sample-floats.ts';
import { ulpDistance } from '../test/ulp-distance.ts';
import { exp } from './exp.ts';

/** A prime, so that the lower bits of the sample take every form. */
const STEP = 4999;

test('is within 1 ulp of the correctly rounded power, from overflow through subnormals to 0', () => {
  let numSamples = 0;
  let numExact = 0;
  for (const x of sampleFloats(105, STEP)) {
    const distance = ulpDistance(exp(x), Math.fround(Math.exp(x)));
    if (distance > 1) expect.fail(`exp(${x}) is ${exp(x)}, ${distance} ulp from ${Math.fround(Math.exp(x))}`);
    numSamples++;
    if (distance === 0) numExact++;
  }
  expect(numSamples).toBeGreaterThan(400_000);
  // Near 0 nearly all are exact, and there are many f32 near 0.
  expect(numExact / numSamples).toBeGreaterThan(0.99);
});

test.each([
  [0, 1],
  [-0, 1],
  [Math.fround(88.72283), Math.fround(Math.exp(Math.fround(88.72283)))],
  [Math.fround(88.72284), Number.POSITIVE_INFINITY],
  [1e30, Number.POSITIVE_INFINITY],
  [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  [Math.fround(-103.97), 2 ** -149],
  [Math.fround(-103.98), 0],
  [-1e30, 0],
  [Number.NEGATIVE_INFINITY, 0],
  [Number.NaN, Number.NaN],
])('e^%d is %d', (x, power) => {
  expect(exp(x)).toBe(power);
});

test('gives an f32', () => {
  for (const x of [-100.3, -1, 0.1, 1, 3.7, 80]) expect(Math.fround(exp(Math.fround(x)))).toBe(exp(Math.fround(x)));
});

// Bits that must not change: saved predictions and the emitted WebAssembly are held against them.
test.each([
  [1, 0x402df854],
  [-1, 0x3ebc5ab2],
  [0.5, 0x3fd3094c],
  [-20, 0x310da433],
  [60, 0x6abcede5],
  [-100, 0x0000001b],
])('the bits of e^%d', (x, expected) => {
  expect(new Uint32Array(Float32Array.of(exp(x)).buffer)[0].toString(16)).toBe(expected.toString(16));
});
