import { expect, test } from 'vitest';
import { softConfidence } from './soft-confidence.ts';

/** softmax(z / divisor). */
function softmax(logits: readonly number[], divisor: number): number[] {
  const powers = logits.map((logit) => Math.exp(logit / divisor));
  const sum = powers.reduce((total, power) => total + power);
  return powers.map((power) => power / sum);
}

test('is the greatest probability at four times the temperature', () => {
  const logits = [2, -1, 0.5, 3, -4];
  expect(softConfidence(softmax(logits, 1))).toBeCloseTo(Math.max(...softmax(logits, 4)), 12);
});

test('an ambiguous digit stands out more than what resembles every digit, at the same greatest probability', () => {
  const ambiguous = [0.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0];
  const scribble = [0.5, ...new Array<number>(9).fill(0.5 / 9)];
  expect(softConfidence(ambiguous)).toBe(0.5);
  expect(softConfidence(scribble)).toBeLessThan(0.2);
});

test('goes from 1/C to 1', () => {
  expect(softConfidence(Float32Array.of(0.25, 0.25, 0.25, 0.25))).toBe(0.25);
  expect(softConfidence([0, 1, 0])).toBe(1);
});
