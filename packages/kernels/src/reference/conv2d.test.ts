import { describe, expect, test } from 'vitest';
import { ShapeError } from '../errors.ts';
import { createSlidingWindow, type Padding, type Size2d } from '../sliding-window.ts';
import { conv2d } from './conv2d.ts';

describe('conv2d', () => {
  const image = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9);

  test.each<[string, Size2d, Padding, number[]]>([
    // 1·1 + 10·2 + 100·4 + 1000·5 at the upper left.
    ['valid', [1, 1], 'valid', [5421, 6532, 8754, 9865]],
    ['same, one row and column of zeros behind', [1, 1], 'same', [5421, 6532, 603, 8754, 9865, 906, 87, 98, 9]],
    ['same, every second position', [2, 2], 'same', [5421, 603, 87, 9]],
    ['stride 3 down, 2 across', [3, 2], 'same', [5421, 603]],
  ])('%s', (_, strides, padding, expected) => {
    const window = createSlidingWindow([3, 3], [2, 2], strides, padding);
    const y = new Float32Array(expected.length);
    conv2d(image, Float32Array.of(1, 10, 100, 1000), null, y, { batchSize: 1, window, numChannels: 1, numFilters: 1 });
    expect(Array.from(y)).toEqual(expected);
  });

  test('zeros before the image too, where the window is three wide', () => {
    const window = createSlidingWindow([1, 3], [1, 3], [1, 1], 'same');
    const y = new Float32Array(3);
    conv2d(Float32Array.of(1, 2, 3), Float32Array.of(1, 10, 100), null, y, {
      batchSize: 1,
      window,
      numChannels: 1,
      numFilters: 1,
    });
    expect(Array.from(y)).toEqual([210, 321, 32]);
  });

  test('channels, filters, bias and batch', () => {
    const window = createSlidingWindow([1, 1], [1, 1], [1, 1], 'valid');
    const y = new Float32Array(6);
    // Two images of one pixel with two channels; three filters.
    conv2d(Float32Array.of(1, 2, 3, 4), Float32Array.of(1, 2, 3, 10, 20, 30), Float32Array.of(0.5, 0, -0.5), y, {
      batchSize: 2,
      window,
      numChannels: 2,
      numFilters: 3,
    });
    expect(Array.from(y)).toEqual([21.5, 42, 62.5, 43.5, 86, 128.5]);
  });

  test('rounds each product and each sum to f32, in the order bias, row, column, channel', () => {
    const window = createSlidingWindow([1, 2], [1, 2], [1, 1], 'valid');
    const values = [1, 2 ** -24, 2 ** -24, -1];
    const y = new Float32Array(1);
    conv2d(Float32Array.from(values), Float32Array.of(1, 1, 1, 1), Float32Array.of(2 ** -25), y, {
      batchSize: 1,
      window,
      numChannels: 2,
      numFilters: 1,
    });
    // 2^−25 + 1 is rounded to 1, 1 + 2^−24 to 1 (half to even), twice; doubles would give 2^−23 + 2^−25.
    expect(y[0]).toBe(0);
  });

  test('a NaN reaches the outputs that see it, and no others', () => {
    const window = createSlidingWindow([1, 3], [1, 2], [1, 1], 'valid');
    const y = new Float32Array(2);
    conv2d(Float32Array.of(1, 2, Number.NaN), Float32Array.of(1, 0), null, y, {
      batchSize: 1,
      window,
      numChannels: 1,
      numFilters: 1,
    });
    expect(Array.from(y)).toEqual([1, Number.NaN]);
  });

  test('an empty batch is nothing to do', () => {
    const window = createSlidingWindow([3, 3], [2, 2], [1, 1], 'valid');
    const empty = new Float32Array(0);
    conv2d(empty, new Float32Array(4), null, empty, { batchSize: 0, window, numChannels: 1, numFilters: 1 });
  });

  test.each([
    [{ x: 8 }, 'x holds 8 values; its shape [1, 3, 3, 1] needs 9.'],
    [{ filter: 5 }, 'filter holds 5 values; its shape [2, 2, 1, 2] needs 8.'],
    [{ bias: 1 }, 'bias holds 1 values; its shape [2] needs 2.'],
    [{ y: 4 }, 'y holds 4 values; its shape [1, 2, 2, 2] needs 8.'],
  ])('refuses arrays that are no tensors of its shape: %j', (lengths, fault) => {
    const { x, filter, bias, y } = { x: 9, filter: 8, bias: 2, y: 8, ...lengths };
    const window = createSlidingWindow([3, 3], [2, 2], [1, 1], 'valid');
    expect(() =>
      conv2d(new Float32Array(x), new Float32Array(filter), new Float32Array(bias), new Float32Array(y), {
        batchSize: 1,
        window,
        numChannels: 1,
        numFilters: 2,
      }),
    ).toThrow(new ShapeError(`conv2d: ${fault} Pass an array of that length.`));
  });
});
