import { expect, test } from 'vitest';
import { ShapeError } from '../errors.ts';
import { zeroPadding2d } from './zero-padding2d.ts';

test('zeroPadding2d puts rows and columns of zeros around each image, whatever was there before', () => {
  const y = new Float32Array(2 * 3 * 4 * 2).fill(7);
  zeroPadding2d(Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8), y, {
    batchSize: 2,
    inputSize: [1, 2],
    numChannels: 2,
    padding: [
      [2, 0],
      [0, 2],
    ],
  });
  const above = new Array<number>(16).fill(0);
  expect(Array.from(y)).toEqual([...above, 1, 2, 3, 4, 0, 0, 0, 0, ...above, 5, 6, 7, 8, 0, 0, 0, 0]);
});

test.each([
  [3, 4, 'x holds 3 values; its shape [1, 1, 2, 1] needs 2.'],
  [2, 3, 'y holds 3 values; its shape [1, 1, 4, 1] needs 4.'],
])('refuses arrays that are no tensors of its shape (%#)', (xLength, yLength, fault) => {
  const padding = [
    [0, 0],
    [1, 1],
  ] as const;
  expect(() =>
    zeroPadding2d(new Float32Array(xLength), new Float32Array(yLength), {
      batchSize: 1,
      inputSize: [1, 2],
      numChannels: 1,
      padding,
    }),
  ).toThrow(new ShapeError(`zeroPadding2d: ${fault} Pass an array of that length.`));
});
