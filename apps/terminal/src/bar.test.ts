import { expect, test } from 'vitest';
import { bar } from './bar.ts';

test.each([
  [0, ''],
  [0.001, '╸'],
  [0.5, '━━━━━'],
  [0.55, '━━━━━╸'],
  [0.94, '━━━━━━━━━╸'],
  [1, '━━━━━━━━━━'],
])('%f of ten columns', (fraction, expected) => {
  expect(bar(fraction, 10)).toBe(expected);
});
