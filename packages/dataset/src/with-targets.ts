import { DatasetContentError } from './errors.ts';
import type { ImageSource, PixelBatch, PixelBatchOptions } from './image-source.ts';
import { sha256 } from './sha256.ts';

/** How far the sum of a row of f32 probabilities may be from 1. */
const ROUNDING = 1e-4;

/**
 * A source whose images are learnt by probabilities in place of their labels, as in distillation (Hinton et al.,
 * arXiv:1503.02531). Images, labels and their order stay those of the source; the digest covers the targets, too.
 *
 * @param targets [source.numImages, C], row-major, each row a distribution over the C classes. Kept, not copied: do not
 *   write to it.
 * @throws {DatasetContentError} `mnist/train: 599990 targets for 60000 images. Pass a row of probabilities for each
 *   image.`
 */
export function withTargets(source: ImageSource, targets: Float32Array): ImageSource {
  const { name, numImages } = source;
  const numClasses = targets.length / numImages;
  if (!Number.isInteger(numClasses) || numClasses === 0) {
    throw new DatasetContentError(
      `${name}: ${targets.length} targets for ${numImages} images. Pass a row of probabilities for each image.`,
    );
  }
  for (let index = 0; index < numImages; index++) checkRow(name, index, rowOf(targets, numClasses, index));

  const gather = (indices: ArrayLike<number>): Float32Array<ArrayBuffer> => {
    const rows = new Float32Array(indices.length * numClasses);
    for (let i = 0; i < indices.length; i++) rows.set(rowOf(targets, numClasses, indices[i]), i * numClasses);
    return rows;
  };
  async function* addTargets(options: PixelBatchOptions): AsyncGenerator<PixelBatch, void, undefined> {
    for await (const batch of source.pixelBatches(options)) yield { ...batch, targets: gather(batch.indices) };
  }
  const { epochSize, height, labels, width, writers } = source;
  return {
    ...{ name, numImages, epochSize, height, width, labels, targets, writers },
    digest: async () => {
      const digest = new TextEncoder().encode(await source.digest());
      const whole = new Uint8Array(digest.length + targets.byteLength);
      whole.set(digest);
      whole.set(new Uint8Array(targets.buffer, targets.byteOffset, targets.byteLength), digest.length);
      return sha256(whole);
    },
    take: (count) => {
      const taken = source.take(count);
      return withTargets(taken, targets.subarray(0, taken.numImages * numClasses));
    },
    subset: (indices, subsetName = name) => withTargets(source.subset(indices, subsetName), gather(indices)),
    pixelBatches: (options) => ({ [Symbol.asyncIterator]: () => addTargets(options) }),
  };
}

function rowOf(targets: Float32Array, numClasses: number, index: number): Float32Array {
  return targets.subarray(index * numClasses, (index + 1) * numClasses);
}

function checkRow(name: string, index: number, row: Float32Array): void {
  const sum = row.reduce((total, value) => total + value, 0);
  if (row.every((value) => value >= 0) && Math.abs(sum - 1) <= ROUNDING) return;
  throw new DatasetContentError(
    `${name}: the targets of image ${index} are ${row.join(', ')}; expected probabilities whose sum is 1. ` +
      'Pass the outputs of a softmax, or mixtures of such.',
  );
}
