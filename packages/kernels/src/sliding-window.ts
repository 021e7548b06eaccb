import { ShapeError } from './errors.ts';

/** Height and width. */
export type Size2d = readonly [height: number, width: number];

/** `valid`: the window stays inside. `same`: it may reach over the edge, so that stride 1 keeps height and width. */
export type Padding = 'same' | 'valid';

/** A window that slides over an image: where it stops, and what it sees there. */
export interface SlidingWindow {
  readonly inputSize: Size2d;
  readonly windowSize: Size2d;
  readonly strides: Size2d;
  /** How many positions the window takes, down and across. */
  readonly outputSize: Size2d;
  /** By how much the first window reaches over the upper edge. Window row i at position p sees row p·s + i − padTop. */
  readonly padTop: number;
  /** The same at the left edge. */
  readonly padLeft: number;
}

/**
 * Works out where a window stops. With n pixels, a window of k and stride s there are ⌊(n − k) / s⌋ + 1 positions
 * (`valid`) or ⌈n / s⌉ (`same`); for `same`, max(0, (positions − 1) · s + k − n) pixels lie beyond the edges, the
 * smaller half of them before the first pixel, as in TensorFlow.
 *
 * @throws {ShapeError} When a size is not a whole number of at least 1, or no `valid` window fits.
 * @see https://www.tensorflow.org/api_docs/python/tf/nn#notes_on_padding_2
 */
export function createSlidingWindow(
  inputSize: Size2d,
  windowSize: Size2d,
  strides: Size2d,
  padding: Padding,
): SlidingWindow {
  for (const [name, sizes] of Object.entries({ inputSize, windowSize, strides })) {
    if (sizes.every((size) => Number.isInteger(size) && size >= 1)) continue;
    throw new ShapeError(
      `createSlidingWindow: ${name} is [${sizes.join(', ')}]; expected two whole numbers of at least 1. ` +
        'Pass height and width.',
    );
  }
  const along = (axis: 0 | 1): readonly [numPositions: number, padBefore: number] => {
    const [size, window, stride] = [inputSize[axis], windowSize[axis], strides[axis]];
    if (padding === 'valid') return [Math.floor((size - window) / stride) + 1, 0];
    const numPositions = Math.ceil(size / stride);
    return [numPositions, Math.floor(Math.max(0, (numPositions - 1) * stride + window - size) / 2)];
  };
  const [height, padTop] = along(0);
  const [width, padLeft] = along(1);
  if (height < 1 || width < 1) {
    throw new ShapeError(
      `createSlidingWindow: a window of ${windowSize.join('×')} does not fit into ${inputSize.join('×')}. ` +
        "Make it smaller, or pad with 'same'.",
    );
  }
  return { inputSize, windowSize, strides, outputSize: [height, width], padTop, padLeft };
}
