import { averagePool2d, createSlidingWindow, maxPool2d } from '@raqam/kernels';

/** Rows and columns of the matrix that is pooled. */
export const POOLED_SIZE = 4;

const WINDOW = createSlidingWindow([POOLED_SIZE, POOLED_SIZE], [2, 2], [2, 2], 'valid');

/** What pooling keeps of each 2×2 square. */
interface PooledSquares {
  /** [2, 2], row-major. */
  readonly max: Float32Array;
  readonly average: Float32Array;
}

/** The greatest number and the mean of each 2×2 square. @param values [4, 4], row-major. */
export function poolSquares(values: readonly number[]): PooledSquares {
  const input = Float32Array.from(values);
  const shape = { batchSize: 1, window: WINDOW, numChannels: 1 };
  const [max, average] = [new Float32Array(4), new Float32Array(4)];
  maxPool2d(input, max, shape);
  averagePool2d(input, average, shape);
  return { max, average };
}
