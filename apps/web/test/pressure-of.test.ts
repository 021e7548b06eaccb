import { expect, test } from 'vitest';
import { PEN_WIDTH } from '../drawing/ink.ts';
import { PEN_WIDTHS, pressureOf } from '../drawing/pressure-of.ts';

test('the usual pen of a mouse has no pressure, that of a pen keeps its own', () => {
  expect(pressureOf(PEN_WIDTH, null)).toBeNull();
  expect(pressureOf(PEN_WIDTH, 0.3)).toBeCloseTo(0.3, 12);
});

test('the narrowest and the widest pen of a mouse are the ends of what pressure can say', () => {
  expect(pressureOf(PEN_WIDTHS.narrowest, null)).toBe(0);
  expect(pressureOf(PEN_WIDTHS.widest, null)).toBe(1);
});

test('a wide pen that is pressed hard stays within what can be said', () => {
  expect(pressureOf(PEN_WIDTHS.widest, 1)).toBe(1);
  expect(pressureOf(PEN_WIDTHS.narrowest, 0.1)).toBe(0);
});
