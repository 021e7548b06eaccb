import { expect, test } from 'vitest';
import { poolSquares } from '../../learn/pool-squares.ts';

test('of each 2×2 square the greatest number and the mean are kept', () => {
  // The matrix of the report, whose last mean it prints as 5.3.
  const { max, average } = poolSquares([4, 3, 1, 5, 1, 3, 4, 8, 4, 5, 4, 3, 6, 5, 9, 4]);
  expect(Array.from(max)).toEqual([4, 8, 6, 9]);
  expect(Array.from(average)).toEqual([2.75, 4.5, 5, 5]);
});

test('a square of negative numbers keeps the one nearest to 0', () => {
  const { max, average } = poolSquares(Array(16).fill(-2).with(0, -1));
  expect(Array.from(max)).toEqual([-1, -2, -2, -2]);
  expect(average[0]).toBe(-1.75);
});
