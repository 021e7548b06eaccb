import { normalQuantile } from '@raqam/random';
import { expect, test } from 'vitest';
import { normalTail } from './normal-tail.ts';

// erfc(z / √2) to 16 digits.
test.each([
  [0.1, 0.920344325445942],
  [1, 0.3173105078629141],
  [2.4, 0.016395071849192263],
  [2.6, 0.009322376047437498],
  [4, 0.00006334248366623984],
  [10, 1.5239706048321052e-23],
  [30, 9.813427854297e-198],
])('beyond %d to either side lie %d', (z, tail) => {
  expect(Math.abs(normalTail(z) / tail - 1)).toBeLessThan(1e-12);
  expect(normalTail(-z)).toBe(normalTail(z));
});

test('everything lies beyond 0, and the two ways to compute it meet', () => {
  expect(normalTail(0)).toBe(1);
  expect(Math.abs(normalTail(2.5 - 1e-15) / normalTail(2.5) - 1)).toBeLessThan(1e-13);
});

test('inverts the quantile', () => {
  for (const p of [1e-9, 0.001, 0.012, 0.0125, 0.05, 0.5, 0.99]) {
    expect(Math.abs(normalTail(normalQuantile(1 - p / 2)) / p - 1)).toBeLessThan(1e-6 * Math.max(1e-6, 1e-10 / p));
  }
});
