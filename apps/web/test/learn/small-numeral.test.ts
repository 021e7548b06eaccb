import { expect, test } from 'vitest';
import { smallNumeral } from '../../learn/small-numeral.ts';

test('a numeral of a few cells is ink in tenths, and fills its cells from edge to edge', () => {
  for (let digit = 0; digit <= 9; digit++) {
    const ink = smallNumeral(digit, 7);
    expect(ink).toHaveLength(49);
    expect(Array.from(ink)).toEqual(Array.from(ink, (value) => Math.fround(Math.round(value * 10) / 10)));
    expect(Math.max(...ink)).toBeGreaterThan(0.7);
    // Drawn to the size of the cells, so that some ink lies in the first row and in the last.
    expect(Math.max(...ink.slice(0, 7))).toBeGreaterThan(0);
    expect(Math.max(...ink.slice(-7))).toBeGreaterThan(0);
  }
});

test('what is no digit is refused', () => {
  expect(() => smallNumeral(10, 7)).toThrow('smallNumeral: received the digit 10; expected 0 to 9.');
});
