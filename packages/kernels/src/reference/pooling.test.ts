import { describe, expect, test } from 'vitest';
import { ShapeError } from '../errors.ts';
import { createSlidingWindow } from '../sliding-window.ts';
import { averagePool2d } from './average-pool2d.ts';
import { maxPool2d } from './max-pool2d.ts';
import { subsample2d } from './subsample2d.ts';

/** Four by four, as in many textbooks. */
const rows = Float32Array.of(4, 3, 1, 5, 1, 3, 4, 8, 4, 5, 4, 3, 6, 5, 9, 4);
const byTwo = {
  batchSize: 1,
  window: createSlidingWindow([4, 4], [2, 2], [2, 2], 'valid'),
  numChannels: 1,
};
/** Windows of 2×2 at every pixel of a 2×3 image; the last row and column reach over the edge. */
const overEdge = {
  batchSize: 1,
  window: createSlidingWindow([2, 3], [2, 2], [1, 1], 'same'),
  numChannels: 1,
};
const small = Float32Array.of(-6, -5, -4, -3, -2, -1);
/** Two images of 1×2 pixels with two channels. */
const channels = {
  batchSize: 2,
  window: createSlidingWindow([1, 2], [1, 2], [1, 1], 'valid'),
  numChannels: 2,
};
const interleaved = Float32Array.of(1, 20, 3, 10, 5, 60, 7, 80);

describe('maxPool2d', () => {
  test.each([
    ['takes the greatest of each window', rows, byTwo, [4, 8, 6, 9]],
    ['does not count what lies beyond the edge', small, overEdge, [-2, -1, -1, -2, -1, -1]],
    ['channel by channel, image by image', interleaved, channels, [3, 20, 7, 80]],
  ])('%s', (_, x, shape, expected) => {
    const y = new Float32Array(expected.length);
    maxPool2d(x, y, shape);
    expect(Array.from(y)).toEqual(expected);
  });

  test('a NaN is not lost, wherever it stands in the window', () => {
    const y = new Float32Array(4);
    maxPool2d(Float32Array.of(Number.NaN, 1, 1, 2, 1, 1, 3, 1, 1, 1, 1, 1, 1, 1, 1, Number.NaN), y, byTwo);
    expect(Array.from(y)).toEqual([Number.NaN, 3, 1, Number.NaN]);
  });

  test('refuses arrays that are no tensors of its shape', () => {
    expect(() => maxPool2d(new Float32Array(15), new Float32Array(4), byTwo)).toThrow(
      new ShapeError('maxPool2d: x holds 15 values; its shape [1, 4, 4, 1] needs 16. Pass an array of that length.'),
    );
    expect(() => maxPool2d(rows, new Float32Array(9), byTwo)).toThrow(
      new ShapeError('maxPool2d: y holds 9 values; its shape [1, 2, 2, 1] needs 4. Pass an array of that length.'),
    );
  });
});

describe('averagePool2d', () => {
  test.each([
    ['takes the mean of each window', rows, byTwo, [2.75, 4.5, 5, 5]],
    ['of what lies inside the image', small, overEdge, [-4, -3, -2.5, -2.5, -1.5, -1]],
    ['channel by channel, image by image', interleaved, channels, [2, 15, 6, 70]],
  ])('%s', (_, x, shape, expected) => {
    const y = new Float32Array(expected.length);
    averagePool2d(x, y, shape);
    expect(Array.from(y)).toEqual(expected);
  });

  test('refuses arrays that are no tensors of its shape', () => {
    expect(() => averagePool2d(new Float32Array(15), new Float32Array(4), byTwo)).toThrow(
      new ShapeError(
        'averagePool2d: x holds 15 values; its shape [1, 4, 4, 1] needs 16. Pass an array of that length.',
      ),
    );
    expect(() => averagePool2d(rows, new Float32Array(9), byTwo)).toThrow(
      new ShapeError('averagePool2d: y holds 9 values; its shape [1, 2, 2, 1] needs 4. Pass an array of that length.'),
    );
  });
});

describe('subsample2d', () => {
  test.each([
    ['weighs the sum of each window', rows, byTwo, [0.25], [1], [3.75, 5.5, 6, 6]],
    ['adds nothing for what lies beyond the edge', small, overEdge, [1], [0], [-16, -12, -5, -5, -3, -1]],
    ['channel by channel, image by image', interleaved, channels, [1, 2], [0, 0.5], [4, 60.5, 12, 280.5]],
  ])('%s', (_, x, shape, coefficient, bias, expected) => {
    const y = new Float32Array(expected.length);
    subsample2d(x, Float32Array.from(coefficient), Float32Array.from(bias), y, shape);
    expect(Array.from(y)).toEqual(expected);
  });

  test.each([
    [{ x: 15 }, 'x holds 15 values; its shape [1, 4, 4, 1] needs 16.'],
    [{ coefficient: 2 }, 'coefficient holds 2 values; its shape [1] needs 1.'],
    [{ bias: 0 }, 'bias holds 0 values; its shape [1] needs 1.'],
    [{ y: 9 }, 'y holds 9 values; its shape [1, 2, 2, 1] needs 4.'],
  ])('refuses arrays that are no tensors of its shape: %j', (lengths, fault) => {
    const { x, coefficient, bias, y } = { x: 16, coefficient: 1, bias: 1, y: 4, ...lengths };
    expect(() =>
      subsample2d(
        new Float32Array(x),
        new Float32Array(coefficient),
        new Float32Array(bias),
        new Float32Array(y),
        byTwo,
      ),
    ).toThrow(new ShapeError(`subsample2d: ${fault} Pass an array of that length.`));
  });
});
