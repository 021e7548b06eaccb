import { expect, test } from 'vitest';
import { quantizeFilter } from '../quantize-filter.ts';
import { createSlidingWindow } from '../sliding-window.ts';
import { conv2d } from './conv2d.ts';
import { quantizeRows } from './quantize-rows.ts';
import { quantizedConv2d } from './quantized-conv2d.ts';
import { quantizedDense } from './quantized-dense.ts';

const window = createSlidingWindow([4, 4], [2, 3], [2, 1], 'valid');
const shape = { batchSize: 2, window, numChannels: 2, numFilters: 3 };

test('sums of whole numbers, times both scales, plus the bias', () => {
  const y = new Float32Array(2);
  const x = { values: Int16Array.of(2, -3, 4, 5), scales: Float32Array.of(0.5, 2) };
  const weights = { values: Int8Array.of(10, 100), scales: Float32Array.of(0.25) };
  quantizedDense(x, weights, Float32Array.of(1), y, { batchSize: 2, numFeatures: 2, numUnits: 1 });
  expect(Array.from(y)).toEqual([(2 * 10 - 3 * 100) * 0.125 + 1, (4 * 10 + 5 * 100) * 0.5 + 1]);
});

test('is near the convolution in f32', () => {
  const values = Float32Array.from({ length: 2 * 4 * 4 * 2 }, (_, index) => Math.fround(((index * 37) % 64) / 32 - 1));
  const filter = Float32Array.from({ length: 2 * 3 * 2 * 3 }, (_, index) => Math.fround(((index * 29) % 50) / 25 - 1));
  const bias = Float32Array.of(0.5, -0.5, 0);
  const expected = new Float32Array(2 * 2 * 2 * 3);
  conv2d(values, filter, bias, expected, shape);
  const x = { values: new Int16Array(values.length), scales: new Float32Array(2) };
  quantizeRows(values, x.values, x.scales, { numRows: 2, rowLength: values.length / 2 });
  const y = new Float32Array(expected.length);
  quantizedConv2d(x, quantizeFilter(filter, 3), bias, y, shape);
  // 12 products, each of magnitude 1 at most and off by at most 1/510 + 1/254.
  const errors = y.map((value, index) => Math.abs(value - expected[index]));
  expect(Math.max(...errors)).toBeLessThan(12 * (1 / 510 + 1 / 254));
  expect(y).not.toEqual(expected);
});
