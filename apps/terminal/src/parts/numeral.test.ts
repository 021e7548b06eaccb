import { expect, test } from 'vitest';
import { NUMERAL_ROWS, numeralRows } from './numeral.ts';

test('a seven in blocks', () => {
  expect(numeralRows(7, 2)).toEqual([
    '██████████',
    '        ██',
    '      ██  ',
    '    ██    ',
    '    ██    ',
    '  ██      ',
    '  ██      ',
  ]);
});

test('the ten digits differ, and all have the rows and columns of their scale', () => {
  const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  expect(new Set(digits.map((digit) => numeralRows(digit, 2).join('\n'))).size).toBe(10);
  for (const scale of [2, 4]) {
    for (const digit of digits) {
      const rows = numeralRows(digit, scale);
      expect(rows).toHaveLength((NUMERAL_ROWS * scale) / 2);
      for (const row of rows) expect(row).toHaveLength(5 * scale);
    }
  }
});
