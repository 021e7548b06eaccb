import { ShapeError } from '../errors.ts';
import type { SlidingWindow } from '../sliding-window.ts';

/**
 * Makes sure that a window stays inside the image.
 *
 * @param what The kernel, first word of the error.
 * @throws {ShapeError} When it reaches over an edge.
 */
export function checkValidWindow(what: string, window: SlidingWindow): void {
  const { inputSize, outputSize, padLeft, padTop, strides, windowSize } = window;
  const isInside = ([0, 1] as const).every(
    (axis) => (outputSize[axis] - 1) * strides[axis] + windowSize[axis] <= inputSize[axis],
  );
  if (isInside && padTop === 0 && padLeft === 0) return;
  throw new ShapeError(
    `${what}: the window of ${windowSize.join('×')} reaches over the edges of ${inputSize.join('×')}; expected one with ` +
      "padding 'valid'. Pad the images by zeroPadding2d before.",
  );
}
