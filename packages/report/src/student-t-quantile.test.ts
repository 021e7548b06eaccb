import { normalQuantile } from '@raqam/random';
import { expect, test } from 'vitest';
import { studentTQuantile } from './student-t-quantile.ts';

// Percentage points as every table of Student's distribution prints them, to three decimals.
test.each([
  [0.9, 1, 6.314],
  [0.9, 10, 1.812],
  [0.9, 120, 1.658],
  [0.95, 1, 12.706],
  [0.95, 2, 4.303],
  [0.95, 3, 3.182],
  [0.95, 4, 2.776],
  [0.95, 5, 2.571],
  [0.95, 10, 2.228],
  [0.95, 20, 2.086],
  [0.95, 30, 2.042],
  [0.95, 120, 1.98],
  [0.99, 1, 63.657],
  [0.99, 2, 9.925],
  [0.99, 10, 3.169],
  [0.99, 30, 2.75],
  [0.999, 1, 636.619],
  [0.999, 2, 31.599],
  [0.999, 3, 12.924],
  [0.999, 10, 4.587],
  [0.999, 120, 3.373],
])('%d of the distribution with %i degrees of freedom lies within %d', (level, degreesOfFreedom, t) => {
  expect(Math.abs(studentTQuantile(level, degreesOfFreedom) - t)).toBeLessThan(0.000_51);
});

test.each([0.001, 0.5, 0.9, 0.95, 0.99, 0.999])(
  'is exact where a formula is known: 1, 2 and 4 degrees, %d',
  (level) => {
    const alpha = Math.sqrt(1 - level ** 2);
    const known = [
      [1, Math.tan((Math.PI * level) / 2)],
      [2, level * Math.sqrt(2 / (1 - level ** 2))],
      [4, 2 * Math.sqrt(Math.cos(Math.acos(alpha) / 3) / alpha - 1)],
    ];
    for (const [degreesOfFreedom, t] of known) {
      expect(Math.abs(studentTQuantile(level, degreesOfFreedom) / t - 1)).toBeLessThan(1e-10);
    }
  },
);

test.each([1000, 10_001])('with %i degrees of freedom it follows the expansion around the normal quantile', (n) => {
  // Abramowitz & Stegun 26.7.5; the first term left out is below 1e-9 here.
  const z = normalQuantile(0.975);
  const expansion = z + (z ** 3 + z) / (4 * n) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * n ** 2);
  expect(Math.abs(studentTQuantile(0.95, n) - expansion)).toBeLessThan(1e-8);
});

// To 16 digits, by solving 26.7.1 with 40 digits.
test.each([
  [0.95, 1.5, 6.016663104427928],
  [0.99, 2.7, 6.533128433408452],
  [0.95, 17.776, 2.102821310380221],
  [0.9, 123.4, 1.6572956275324374],
])('degrees may be fractions: %d of the distribution with %d lies within %d', (level, degreesOfFreedom, t) => {
  expect(Math.abs(studentTQuantile(level, degreesOfFreedom) / t - 1)).toBeLessThan(1e-11);
});
