import { expect, test } from 'vitest';
import { quantizeRows } from './quantize-rows.ts';

test('pixels of eight bits are exact', () => {
  const pixels = Float32Array.from({ length: 256 }, (_, pixel) => pixel / 255);
  const quantized = new Int16Array(256);
  const scales = new Float32Array(1);
  quantizeRows(pixels, quantized, scales, { numRows: 1, rowLength: 256 });
  expect(Array.from(quantized)).toEqual(Array.from({ length: 256 }, (_, pixel) => pixel));
  expect(scales[0]).toBe(Math.fround(1 / 255));
});

test('each row has a scale of its own, halves go to even, zeros stay zeros', () => {
  const quantized = new Int16Array(9);
  const scales = new Float32Array(3);
  quantizeRows(Float32Array.of(255, 0.5, -1.5, 0, 0, 0, -2, 1, Number.NaN), quantized, scales, {
    numRows: 3,
    rowLength: 3,
  });
  expect(Array.from(quantized)).toEqual([255, 0, -2, 0, 0, 0, -255, 128, 0]);
  expect(scales).toEqual(Float32Array.of(1, 0, 2 / 255));
});
