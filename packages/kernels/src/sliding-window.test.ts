import { describe, expect, test } from 'vitest';
import { ShapeError } from './errors.ts';
import { createSlidingWindow, type Padding, type Size2d } from './sliding-window.ts';

describe('createSlidingWindow', () => {
  test.each<[Size2d, Size2d, Size2d, Padding, Size2d, number, number]>([
    [[28, 28], [5, 5], [1, 1], 'valid', [24, 24], 0, 0],
    [[28, 28], [5, 5], [1, 1], 'same', [28, 28], 2, 2],
    [[5, 7], [2, 2], [2, 2], 'valid', [2, 3], 0, 0],
    // An even window has one pixel more behind than before.
    [[5, 7], [2, 2], [1, 1], 'same', [5, 7], 0, 0],
    [[5, 7], [4, 4], [1, 1], 'same', [5, 7], 1, 1],
    [[5, 7], [3, 2], [2, 3], 'same', [3, 3], 1, 0],
    // Strides beyond the window leave pixels out, and nothing is padded.
    [[9, 9], [1, 1], [3, 3], 'same', [3, 3], 0, 0],
    // A window larger than the image fits with `same` alone.
    [[1, 2], [5, 5], [1, 1], 'same', [1, 2], 2, 2],
    [[3, 3], [3, 3], [1, 1], 'valid', [1, 1], 0, 0],
  ])('%j, window %j, strides %j, %s', (inputSize, windowSize, strides, padding, outputSize, padTop, padLeft) => {
    expect(createSlidingWindow(inputSize, windowSize, strides, padding)).toEqual({
      inputSize,
      windowSize,
      strides,
      outputSize,
      padTop,
      padLeft,
    });
  });

  test('refuses a window that fits nowhere', () => {
    expect(() => createSlidingWindow([4, 28], [5, 5], [1, 1], 'valid')).toThrow(
      new ShapeError(
        "createSlidingWindow: a window of 5×5 does not fit into 4×28. Make it smaller, or pad with 'same'.",
      ),
    );
  });

  test.each<[Size2d, Size2d, Size2d, string]>([
    [[0, 3], [1, 1], [1, 1], 'inputSize is [0, 3]'],
    [[3, 3], [1, 1.5], [1, 1], 'windowSize is [1, 1.5]'],
    [[3, 3], [1, 1], [1, Number.NaN], 'strides is [1, NaN]'],
  ])('refuses sizes that are none (%#)', (inputSize, windowSize, strides, fault) => {
    expect(() => createSlidingWindow(inputSize, windowSize, strides, 'same')).toThrow(
      new ShapeError(`createSlidingWindow: ${fault}; expected two whole numbers of at least 1. Pass height and width.`),
    );
  });
});
