import { expect, test } from 'vitest';
import { createPaint } from './paint.ts';
import { tableLines } from './table-lines.ts';

const paint = createPaint(false);
const table = {
  columns: [
    { name: 'Who', align: 'start' },
    { name: 'How much', align: 'end' },
  ],
  rows: [
    ['one and two', '1'],
    ['three', '1000000'],
  ],
} as const;

test('words to the left, numbers to the right', () => {
  expect(tableLines(table, 80, paint)).toEqual([
    'Who          How much',
    '───────────  ────────',
    'one and two         1',
    'three         1000000',
  ]);
});

test('the widest column is broken between words first', () => {
  expect(tableLines(table, 18, paint)).toEqual([
    'Who       How much',
    '────────  ────────',
    'one and          1',
    'two',
    'three      1000000',
  ]);
});

test('rows are told one after the other where words do not fit', () => {
  expect(tableLines(table, 12, paint)).toEqual([
    'Who: one',
    '  and two',
    'How much:',
    '  1',
    '',
    'Who: three',
    'How much:',
    '  1000000',
  ]);
});
