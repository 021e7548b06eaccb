import { expect, test } from 'vitest';
import { verdictOf } from './verdict-of.ts';

const THRESHOLDS = { unsureBelow: 0.9, notADigitBelow: 0.5 };

test.each([
  [0.1, 'notADigit'],
  [0.4999, 'notADigit'],
  [0.5, 'unsure'],
  [0.8999, 'unsure'],
  [0.9, 'digit'],
  [1, 'digit'],
] as const)('a greatest probability of %d is %s', (probability, verdict) => {
  expect(verdictOf(probability, THRESHOLDS)).toBe(verdict);
});

test('without thresholds every drawing is a digit', () => {
  expect(verdictOf(0.1, null)).toBe('digit');
});
