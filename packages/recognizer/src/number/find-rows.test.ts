import { expect, test } from 'vitest';
import { findRows } from './find-rows.ts';
import type { DigitBox } from './number-prediction.ts';

const box = (left: number, top: number, width = 6, height = 10): DigitBox => ({ left, top, width, height });

test('rows come from the top down, each from left to right, whatever the order of the boxes', () => {
  const boxes = [box(20, 21), box(10, 1), box(0, 20), box(0, 0), box(10, 19)];
  const { rows, slope } = findRows(boxes);
  expect(rows.map(({ members }) => members)).toEqual([
    [3, 1],
    [2, 4, 0],
  ]);
  expect(rows.map(({ height }) => height)).toEqual([10, 10]);
  expect(Math.abs(slope)).toBeLessThan(0.05);
});

test.each([-0.26, -0.1, 0.1, 0.26])('rows that fall by %d are told apart', (slope) => {
  const boxes = Array.from({ length: 18 }, (_, i) => box((i % 6) * 9, Math.floor(i / 6) * 16 + (i % 6) * 9 * slope));
  const found = findRows(boxes);
  expect(found.rows.map(({ members }) => members)).toEqual([
    [0, 1, 2, 3, 4, 5],
    [6, 7, 8, 9, 10, 11],
    [12, 13, 14, 15, 16, 17],
  ]);
  expect(Math.abs(found.slope - slope)).toBeLessThan(0.03);
});

test('a small stroke belongs to the row of the nearest digit', () => {
  // The hat of a five, above its row; and a bar between two rows, nearer to the lower one.
  const boxes = [box(0, 0), box(10, 0), box(5, -3, 5, 1), box(0, 20), box(10, 20), box(11, 18, 5, 1)];
  expect(findRows(boxes).rows.map(({ members }) => members.toSorted((a, b) => a - b))).toEqual([
    [0, 1, 2],
    [3, 4, 5],
  ]);
});

test('one box is a row; boxes without extent are one, too', () => {
  expect(findRows([box(3, 4)]).rows).toEqual([{ members: [0], height: 10 }]);
  expect(findRows([box(3, 4, 0, 0), box(9, 4, 0, 0)]).rows.flatMap(({ members }) => members)).toEqual([0, 1]);
});
