import { expect, test } from 'vitest';
import { countCorrect } from './count-correct.ts';

test('the greatest output answers, the first of equals', () => {
  const outputs = Float32Array.of(1, 2, 0, -3, -1, -2, 5, 5, 1);
  expect(countCorrect(outputs, Uint8Array.of(1, 1, 0))).toBe(3);
  expect(countCorrect(outputs, Uint8Array.of(0, 2, 1))).toBe(0);
});

test('a single output answers 1 above one half', () => {
  const outputs = Float32Array.of(0.5, 0.51, 0.9, 0.1);
  expect(countCorrect(outputs, Uint8Array.of(0, 1, 1, 0))).toBe(4);
  expect(countCorrect(outputs, Uint8Array.of(1, 0, 1, 0))).toBe(2);
});
