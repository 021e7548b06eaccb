import { expect, test } from 'vitest';
import { createSlidingWindow } from '../sliding-window.ts';
import { pooledConv2d } from './pooled-conv2d.ts';

// A window of one pixel with the weight 1: the sums are the pixels.
const window = createSlidingWindow([3, 5], [1, 1], [1, 1], 'valid');
const shape = { batchSize: 1, window, numChannels: 1, numFilters: 1, poolSize: [2, 2] } as const;

function pool(pixels: readonly number[]): { readonly y: number[]; readonly winners: number[] } {
  const y = new Float32Array(2);
  const winners = new Uint8Array(2);
  pooledConv2d(Float32Array.from(pixels), Float32Array.of(1), null, y, winners, shape);
  return { y: Array.from(y), winners: Array.from(winners) };
}

test('the greatest of each window and its position; the row and the column left over are left out', () => {
  const pixels = [1, 2, 8, 3, 99, 4, -5, 7, 6, 99, 99, 99, 99, 99, 99];
  expect(pool(pixels)).toEqual({ y: [4, 8], winners: [2, 0] });
});

test('the first of equals wins', () => {
  expect(pool([1, 3, 2, 2, 0, 3, 3, 2, 2, 0, 0, 0, 0, 0, 0])).toEqual({ y: [3, 2], winners: [1, 0] });
});

test('a NaN wins where it stands first, and is nothing elsewhere', () => {
  const pixels = [Number.NaN, 3, 1, Number.NaN, 0, 3, 3, 2, 2, 0, 0, 0, 0, 0, 0];
  expect(pool(pixels)).toEqual({ y: [Number.NaN, 2], winners: [0, 2] });
});
