import { expect, test } from 'vitest';
import { confusionTable } from './confusion-table.ts';
import { createTheme } from './theme.ts';

test('a row for each digit written, a column for each read, points for zeros', () => {
  const table = confusionTable(
    [
      [1200, 0],
      [3, 98],
    ],
    createTheme(1),
  );
  expect(table).toEqual([
    'written      0     1   read as', //
    '      0  1,200     ·',
    '      1      3    98',
  ]);
});
