import { conv2d, createSlidingWindow, zeroPadding2d } from '@raqam/kernels';

/** A square image, a square filter, and how the filter moves. */
export interface SlideInput {
  /** [size, size], row-major. */
  readonly image: Float32Array;
  readonly size: number;
  /** [filterSize, filterSize], row-major. */
  readonly filter: Float32Array;
  readonly filterSize: number;
  readonly stride: number;
  /** Rows and columns of zeros at each edge. */
  readonly padding: number;
}

/** What a filter makes of an image. */
export interface SlideResult {
  /** [paddedSize, paddedSize], row-major. */
  readonly padded: Float32Array;
  readonly paddedSize: number;
  /** Rows and columns at the far edges that no window reaches, because the stride leaps over what is left. */
  readonly numUnseen: number;
  /** [outputSize, outputSize], row-major; empty where the filter does not fit. */
  readonly output: Float32Array;
  /** ⌊(size + 2 · padding − filterSize) / stride⌋ + 1, or 0 where the filter does not fit. */
  readonly outputSize: number;
}

/** Pads an image with zeros and slides a filter over it, without a bias: the f32 numbers that a network would have. */
export function slideFilter({ image, size, filter, filterSize, stride, padding }: SlideInput): SlideResult {
  const paddedSize = size + 2 * padding;
  const padded = new Float32Array(paddedSize ** 2);
  zeroPadding2d(image, padded, {
    batchSize: 1,
    inputSize: [size, size],
    numChannels: 1,
    padding: [
      [padding, padding],
      [padding, padding],
    ],
  });
  if (filterSize > paddedSize) {
    return { padded, paddedSize, numUnseen: paddedSize, output: new Float32Array(), outputSize: 0 };
  }
  const window = createSlidingWindow([paddedSize, paddedSize], [filterSize, filterSize], [stride, stride], 'valid');
  const [outputSize] = window.outputSize;
  const output = new Float32Array(outputSize ** 2);
  conv2d(padded, filter, null, output, { batchSize: 1, window, numChannels: 1, numFilters: 1 });
  return { padded, paddedSize, numUnseen: (paddedSize - filterSize) % stride, output, outputSize };
}
