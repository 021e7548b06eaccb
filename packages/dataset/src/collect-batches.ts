import type { GatheredSource } from './gather-images.ts';
import type { PixelBatch, PixelBatchOptions } from './image-source.ts';
import { planBatches } from './plan-batches.ts';

/** Images in memory that batches are copied from. */
export interface CollectedSource extends GatheredSource {
  /** Images that one epoch hands out. */
  readonly epochSize: number;
}

/**
 * Copies one epoch's images, batch by batch.
 *
 * @param indices [epochSize], the images that make up the epoch, before they are shuffled; `null`: all images in order.
 */
export function* collectBatches(
  source: CollectedSource,
  indices: Uint32Array | null,
  options: PixelBatchOptions,
): Generator<PixelBatch, void, undefined> {
  const { epochSize, height, labels: allLabels, width } = source;
  const size = height * width;
  const allocate = (count: number): Arrays => ({
    pixels: new Uint8Array(count * size),
    labels: new Uint8Array(count),
    indices: new Uint32Array(count),
  });
  const buffers = options.reuseBuffers ? allocate(Math.min(options.batchSize, epochSize)) : null;
  for (const { count, indexOf } of planBatches(epochSize, options)) {
    const batch = buffers ? cut(buffers, count, size) : allocate(count);
    for (let i = 0; i < count; i++) {
      const index = indices?.[indexOf(i)] ?? indexOf(i);
      batch.indices[i] = index;
      batch.labels[i] = allLabels[index];
      batch.pixels.set(source.image(index), i * size);
    }
    yield { shape: [count, height, width, 1], ...batch };
  }
}

type Arrays = Pick<PixelBatch, 'indices' | 'labels' | 'pixels'>;

function cut({ indices, labels, pixels }: Arrays, count: number, size: number): Arrays {
  return {
    pixels: pixels.subarray(0, count * size),
    labels: labels.subarray(0, count),
    indices: indices.subarray(0, count),
  };
}
