import { describe, expect, test } from 'vitest';
import type { Size2d } from '../sliding-window.ts';
import { type Conv2dTile, chooseConv2dTile, numPixelsInRegisters } from './conv2d-tile.ts';

describe('chooseConv2dTile', () => {
  // The fastest of those measured, or equal to it.
  test.each<[string, Size2d, Size2d, number, Conv2dTile]>([
    ['a pool window and eight filters', [12, 12], [2, 2], 8, { numRows: 1, numColumns: 1, numVectors: 2 }],
    ['the same of sixteen', [4, 4], [2, 2], 16, { numRows: 1, numColumns: 1, numVectors: 2 }],
    ['two pool windows where four filters are all', [12, 12], [2, 2], 4, { numRows: 1, numColumns: 2, numVectors: 1 }],
    ['half a row of ten without a pool', [10, 10], [1, 1], 16, { numRows: 1, numColumns: 5, numVectors: 2 }],
    ['more filters where there is one output', [1, 1], [1, 1], 120, { numRows: 1, numColumns: 1, numVectors: 4 }],
  ])('%s', (_, outputSize, poolSize, numFilters, expected) => {
    expect(chooseConv2dTile(outputSize, poolSize, numFilters)).toEqual(expected);
  });

  test('a tile lies inside, and its sums, weights and a pixel in 13 registers', () => {
    for (const height of [1, 2, 3, 7, 24]) {
      for (const width of [1, 2, 5, 11, 28]) {
        for (const numFilters of [1, 4, 5, 16, 33]) {
          const { numRows, numColumns, numVectors } = chooseConv2dTile([height, width], [1, 1], numFilters);
          expect(numRows).toBeLessThanOrEqual(height);
          expect(numColumns).toBeLessThanOrEqual(width);
          expect(4 * numVectors).toBeLessThan(numFilters + 4);
          expect(numRows * numColumns).toBeLessThanOrEqual(numPixelsInRegisters(numVectors));
        }
      }
    }
  });
});

test('numPixelsInRegisters: sums and weights of up to four vectors, and a pixel', () => {
  expect([1, 2, 3, 4].map(numPixelsInRegisters)).toEqual([11, 5, 3, 2]);
});
