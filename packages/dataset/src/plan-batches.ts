import { createRandomSource, permutation } from '@raqam/random';
import type { PixelBatchOptions } from './image-source.ts';

/** Which images a batch holds. */
export interface PlannedBatch {
  /** How many. */
  readonly count: number;
  /** The index of its i-th image, 0 ≤ i < count. */
  readonly indexOf: (i: number) => number;
}

/** One epoch: which images come in which batch. Depends on the options and the number of images alone. */
export function* planBatches(
  numImages: number,
  { batchSize, dropRemainder = false, epoch = 0, firstBatch = 0, seed, shuffle = true }: PixelBatchOptions,
): Generator<PlannedBatch, void, undefined> {
  const order = shuffle ? permutation(numImages, createRandomSource(seed, 'shuffle', { epoch })) : null;
  for (let start = firstBatch * batchSize; start < numImages; start += batchSize) {
    const count = Math.min(batchSize, numImages - start);
    if (count < batchSize && dropRemainder) return;
    yield { count, indexOf: order === null ? (i) => start + i : (i) => order[start + i] };
  }
}
