import { expect, test } from 'vitest';
import { normalTail } from './normal-tail.ts';
import { studentTQuantile } from './student-t-quantile.ts';
import { studentTTail } from './student-t-tail.ts';

test('is exact where a formula is known: 1, 2 and 4 degrees', () => {
  for (const t of [1e-8, 0.3, 1, 2.5, 40, 1e6]) {
    expect(Math.abs(studentTTail(t, 1) / ((2 / Math.PI) * Math.atan(1 / t)) - 1)).toBeLessThan(1e-13);
    // 1 − t / √(2 + t²), without its cancellation.
    const root = Math.sqrt(2 + t * t);
    expect(Math.abs(studentTTail(t, 2) / (2 / (root * (root + t))) - 1)).toBeLessThan(1e-12);
  }
  // A&S 26.7.4 at an angle of π/4: A(2 | 4) = sin θ (1 + ½ cos² θ).
  expect(studentTTail(2, 4)).toBeCloseTo(1 - Math.SQRT1_2 * 1.25, 14);
});

test('of infinitely far nothing is left, and everything lies beyond 0', () => {
  expect(studentTTail(Number.POSITIVE_INFINITY, 3)).toBe(0);
  expect(studentTTail(Number.NEGATIVE_INFINITY, 3)).toBe(0);
  expect(studentTTail(0, 3)).toBe(1);
});

test('inverts the quantile, for fractions of degrees too', () => {
  for (const level of [0.001, 0.5, 0.95, 0.999]) {
    for (const degreesOfFreedom of [1, 1.5, 4, 17.776, 120.25, 10_000]) {
      const p = studentTTail(studentTQuantile(level, degreesOfFreedom), degreesOfFreedom);
      expect(Math.abs(p - (1 - level))).toBeLessThan(1e-12);
    }
  }
});

test('of many degrees it is that of the normal distribution', () => {
  expect(Math.abs(studentTTail(1.5, 1e9) / normalTail(1.5) - 1)).toBeLessThan(1e-7);
});
