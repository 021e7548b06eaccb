import { expect, test } from 'vitest';
import { verdictOf } from './verdict-of.ts';

const THRESHOLDS = { unsureBelow: 0.9, notADigitBelow: 0.2 };

test.each([
  [[0.95, 0.05, 0, 0, 0, 0, 0, 0, 0, 0], 'digit'],
  [[0.9, 0.1, 0, 0, 0, 0, 0, 0, 0, 0], 'digit'],
  [[0.8999, 0.1001, 0, 0, 0, 0, 0, 0, 0, 0], 'unsure'],
  [[0.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0], 'unsure'],
  [[0.55, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05, 0.05], 'notADigit'],
  [new Array<number>(10).fill(0.1), 'notADigit'],
] as const)('%j is %s', (probabilities, verdict) => {
  expect(verdictOf(probabilities, THRESHOLDS)).toBe(verdict);
  expect(verdictOf(Float64Array.from(probabilities), THRESHOLDS)).toBe(verdict);
});

test('without thresholds every drawing is a digit', () => {
  expect(verdictOf(new Array<number>(10).fill(0.1), null)).toBe('digit');
});
