import { NUMERAL_MODELS, normalizeDigit } from '@raqam/image';
import { expect, test } from 'vitest';
import { synthesizeDigit } from './synthesize-digit.ts';
import { VARIANT_WEIGHTS } from './write-numeral.ts';

const digits = Array.from({ length: 1000 }, (_, index) => synthesizeDigit(11, index));

test('labels go round, and every form of every digit comes up', () => {
  expect(digits.slice(0, 12).map(({ label }) => label)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
  const drawn = new Set(digits.map(({ label, variant }) => `${label} ${variant}`));
  expect(drawn).toEqual(new Set(NUMERAL_MODELS.map(({ digit, variant }) => `${digit} ${variant}`)));
});

test('every digit obeys the 28×28 contract', () => {
  for (const { pixels } of digits) {
    const ink = Float32Array.from(pixels, (value) => value / 255);
    expect(normalizeDigit({ width: 28, height: 28, ink })?.ink).toEqual(ink);
  }
});

test('a digit depends on (seed, index) only, and no two are alike', () => {
  expect(synthesizeDigit(11, 77)).toEqual(digits[77]);
  expect(synthesizeDigit(12, 77).pixels).not.toEqual(digits[77].pixels);
  expect(new Set(digits.map(({ pixels }) => pixels.join())).size).toBe(digits.length);
});

test('forms come up as often as their weights say', () => {
  const sevens = Array.from({ length: 400 }, (_, i) => synthesizeDigit(5, 10 * i + 7));
  const share = sevens.filter(({ variant }) => variant === 'crossed').length / sevens.length;
  const expected = VARIANT_WEIGHTS['7 crossed'] / (VARIANT_WEIGHTS['7 crossed'] + VARIANT_WEIGHTS['7 plain']);
  expect(Math.abs(share - expected)).toBeLessThan(0.11); // five standard errors of a share of 400
});

test('weights are of forms that there are', () => {
  const forms = NUMERAL_MODELS.map(({ digit, variant }) => `${digit} ${variant}`);
  expect(Object.keys(VARIANT_WEIGHTS).filter((form) => !forms.includes(form))).toEqual([]);
});

test('the same digit differs in slant, width and pen from image to image', () => {
  const ones = Array.from({ length: 100 }, (_, i) => synthesizeDigit(2, 10 * i + 1).pixels);
  const inkOf = (pixels: Uint8Array) => pixels.reduce((sum, value) => sum + value, 0) / 255;
  const amounts = ones.map(inkOf).sort((a, b) => a - b);
  expect(amounts[90] / amounts[10]).toBeGreaterThan(1.5);
});
