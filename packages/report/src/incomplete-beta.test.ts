import { expect, test } from 'vitest';
import { incompleteBeta } from './incomplete-beta.ts';
import { logBeta } from './log-beta.ts';

// To 16 digits, by summing the hypergeometric series of A&S 26.5.23 with 40 digits.
test.each([
  [0.1, 0.5, 0.5, 0.20483276469913346],
  [0.5, 2.3, 0.5, 0.08959033848623106],
  [0.3, 3.7, 12, 0.7468516149887355],
  [0.9, 77.7, 12, 0.8262620548363696],
  [0.001, 0.5, 5000, 0.99843842083971],
  [0.5, 5000.25, 5000, 0.499002616248421],
])('I at %d with %d and %d is %d', (x, a, b, value) => {
  expect(Math.abs(incompleteBeta(x, a, b) - value)).toBeLessThan(1e-12);
});

test('is exact where a formula is known: an x to a power, and a sum of binomials', () => {
  for (const x of [0, 1e-9, 0.25, 0.5, 0.99, 1]) {
    for (const a of [0.5, 1, 2.7, 300]) {
      expect(Math.abs(incompleteBeta(x, a, 1) - x ** a)).toBeLessThan(1e-13);
      expect(Math.abs(incompleteBeta(x, 1, a) - (1 - (1 - x) ** a))).toBeLessThan(1e-13);
    }
    // A&S 26.5.24: P(at least 2 of 5).
    const atLeastTwo = 1 - (1 - x) ** 5 - 5 * x * (1 - x) ** 4;
    expect(Math.abs(incompleteBeta(x, 2, 4) - atLeastTwo)).toBeLessThan(1e-13);
  }
});

test('at the middle of a symmetric distribution it is one half', () => {
  for (const a of [0.5, 1, 7.25, 5000]) expect(Math.abs(incompleteBeta(0.5, a, a) - 0.5)).toBeLessThan(1e-12);
});

test('the complement is used with all its digits', () => {
  // 1 − 1e-18 is 1 in doubles; with both parameters ½, I = 1 − 2/π · 1e-9 to the first order.
  const left = 1 - incompleteBeta(1, 0.5, 0.5, 1e-18);
  expect(Math.abs(left / ((2 / Math.PI) * 1e-9) - 1)).toBeLessThan(1e-6);
});

test('ln B is that of the factorials', () => {
  // B(a, b) = (a − 1)! (b − 1)! / (a + b − 1)!; B(½, ½) = π.
  expect(logBeta(0.5, 0.5)).toBeCloseTo(Math.log(Math.PI), 14);
  expect(logBeta(3, 4)).toBeCloseTo(Math.log(1 / 60), 14);
  expect(logBeta(12, 2)).toBeCloseTo(Math.log(1 / 156), 14);
  // B(n, n) of 5000, to 16 digits.
  expect(Math.abs(logBeta(5000, 5000) / -6934.464865071677 - 1)).toBeLessThan(1e-15);
});
