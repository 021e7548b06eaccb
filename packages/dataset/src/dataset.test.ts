import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Dataset } from './dataset.ts';
import { encodeIdx } from './encode-idx.ts';
import { DatasetArgumentError, DatasetContentError } from './errors.ts';
import type { PixelBatchOptions } from './image-source.ts';
import { NO_DIGIT } from './no-digit.ts';

/** Images of 2×2 in which every pixel of image i is i, labelled i mod 10. */
function numbered(count: number, writers?: readonly string[]): Dataset {
  return new Dataset({
    name: 'numbered',
    images: Uint8Array.from({ length: count * 4 }, (_, i) => Math.floor(i / 4)),
    labels: Uint8Array.from({ length: count }, (_, i) => i % 10),
    height: 2,
    width: 2,
    ...(writers && { writers }),
  });
}

const order = (dataset: Dataset, options: PixelBatchOptions) =>
  [...dataset.batches(options)].flatMap(({ indices }) => [...indices]);

describe('Dataset', () => {
  test('reports its shapes as Keras does', () => {
    expect(numbered(7).shapes()).toEqual({ images: [7, 2, 2], labels: [7] });
  });

  test('shows one image without copying it', () => {
    const dataset = numbered(7);
    expect(dataset.image(3)).toEqual(Uint8Array.of(3, 3, 3, 3));
    expect(dataset.image(3).buffer).toBe(dataset.images.buffer);
  });

  test('has the digest of its two IDX files, one after the other', async () => {
    const { images, labels } = numbered(7);
    const files = createHash('sha256')
      .update(encodeIdx({ shape: [7, 2, 2], data: images }))
      .update(encodeIdx({ shape: [7], data: labels }));
    expect(await numbered(7).digest()).toBe(files.digest('hex'));
  });

  test('takes images that show no digit, under a label of their own', () => {
    const labels = Uint8Array.of(9, NO_DIGIT);
    const [batch] = new Dataset({ name: 'd', images: new Uint8Array(2), labels, height: 1, width: 1 }).batches({
      batchSize: 2,
      seed: 0,
      shuffle: false,
    });
    expect(batch.labels).toEqual(labels);
  });

  test.each<[string, () => Dataset, string]>([
    [
      'other counts of images and labels',
      () => new Dataset({ name: 'd', images: new Uint8Array(784 * 3), labels: new Uint8Array(2) }),
      'd: 3 images and 2 labels. Each image needs one label; check that the two files belong together.',
    ],
    [
      'a label above 9',
      () => new Dataset({ name: 'd', images: new Uint8Array(784 * 2), labels: Uint8Array.of(9, 10) }),
      'd: label 1 is 10; expected a digit from 0 to 9, or 255 (NO_DIGIT). Leave out what is not a digit, or label it NO_DIGIT.',
    ],
    [
      'a part of an image',
      () => new Dataset({ name: 'd', images: new Uint8Array(785), labels: new Uint8Array(1) }),
      'd: 785 pixels do not fill images of 28×28. Pass whole images.',
    ],
    [
      'no image',
      () => new Dataset({ name: 'd', images: new Uint8Array(0), labels: new Uint8Array(0) }),
      'd: no images. Pass at least one.',
    ],
    [
      'too few writers',
      () => numbered(3, ['ada']),
      'numbered: 3 images and 1 writers. Name one writer for each image, or none at all.',
    ],
  ])('refuses %s', (_, make, message) => {
    expect(make).toThrow(new DatasetContentError(message));
  });
});

describe('subset, take and shuffle', () => {
  test('keep images, labels and writers together', () => {
    const dataset = numbered(
      12,
      Array.from({ length: 12 }, (_, i) => `writer ${i}`),
    );
    for (const part of [dataset.subset([11, 0, 11]), dataset.take(5), dataset.take(100), dataset.shuffle(4)]) {
      for (let i = 0; i < part.numImages; i++) {
        const index = part.image(i)[0];
        expect(part.labels[i]).toBe(index % 10);
        expect(part.writers?.[i]).toBe(`writer ${index}`);
      }
    }
    expect([...dataset.subset([11, 0, 11]).labels]).toEqual([1, 0, 1]);
    expect([...dataset.take(5).labels]).toEqual([0, 1, 2, 3, 4]);
    expect(dataset.take(100).numImages).toBe(12);
  });

  test('shuffle depends on the seed only', () => {
    const labels = (seed: number) => numbered(10).shuffle(seed).labels;
    expect(labels(1)).toEqual(labels(1));
    expect(labels(1)).not.toEqual(labels(2));
    expect([...labels(1).toSorted()]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test.each([-1, 7, 1.5, Number.NaN])('refuse the index %d', (index) => {
    expect(() => numbered(7).subset([index])).toThrow(
      new DatasetArgumentError(
        `numbered: there is no image ${index}; expected an index from 0 to 6. Pass the index of an image.`,
      ),
    );
  });

  test('refuse to take nothing', () => {
    expect(() => numbered(7).take(0)).toThrow(
      new DatasetArgumentError('numbered: count is 0; expected a whole number from 1. Pass a number in that range.'),
    );
  });
});

describe('batches', () => {
  test('hold ink as the f32 nearest to k / 255, NHWC, beside labels and indices', () => {
    const [batch] = numbered(256).batches({ batchSize: 256, seed: 0, shuffle: false });
    expect(batch.shape).toEqual([256, 2, 2, 1]);
    expect(batch.images).toEqual(Float32Array.from({ length: 1024 }, (_, i) => Math.floor(i / 4) / 255));
    expect([...batch.labels]).toEqual(Array.from({ length: 256 }, (_, i) => i % 10));
    expect([...batch.indices]).toEqual(Array.from({ length: 256 }, (_, i) => i));
  });

  test('hold the same ink wherever the pixels lie in memory, and whatever their number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.nat(9),
        fc.boolean(),
        fc.nat(),
        (width, offset, reuseBuffers, seed) => {
          const buffer = Uint8Array.from({ length: offset + 5 * width }, (_, i) =>
            (i * seed) % 7 < 4 ? 0 : (i * 37) % 256,
          );
          const images = buffer.subarray(offset);
          const dataset = new Dataset({ name: 'd', images, labels: new Uint8Array(5), height: 1, width });
          for (const batch of dataset.batches({ batchSize: 2, seed, reuseBuffers })) {
            const expected = [...batch.indices].flatMap((index) => Array.from(dataset.image(index), (k) => k / 255));
            expect(batch.images).toEqual(Float32Array.from(expected));
          }
        },
      ),
    );
  });

  test('hold each image exactly once, at the size asked for, images and labels together', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 70 }),
        fc.nat(),
        fc.boolean(),
        fc.boolean(),
        (count, batchSize, seed, shuffle, reuseBuffers) => {
          const seen: number[] = [];
          const sizes: number[] = [];
          for (const batch of numbered(count).batches({ batchSize, seed, shuffle, reuseBuffers })) {
            sizes.push(batch.shape[0]);
            expect(batch.images.length).toBe(batch.shape[0] * 4);
            batch.indices.forEach((index, i) => {
              expect(batch.images[i * 4 + 3]).toBe(Math.fround(index / 255));
              expect(batch.labels[i]).toBe(index % 10);
              seen.push(index);
            });
          }
          expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
          expect(sizes.slice(0, -1).every((size) => size === batchSize)).toBe(true);
        },
      ),
    );
  });

  test('come in an order of (seed, epoch) only', () => {
    const base = order(numbered(50), { batchSize: 7, seed: 3, epoch: 2 });
    expect(order(numbered(50), { batchSize: 7, seed: 3, epoch: 2 })).toEqual(base);
    expect(order(numbered(50), { batchSize: 50, seed: 3, epoch: 2 })).toEqual(base);
    expect(order(numbered(50), { batchSize: 7, seed: 4, epoch: 2 })).not.toEqual(base);
    expect(order(numbered(50), { batchSize: 7, seed: 3, epoch: 1 })).not.toEqual(base);
  });

  test('can be walked through again from the beginning', () => {
    const batches = numbered(9).batches({ batchSize: 4, seed: 1 });
    expect([...batches]).toEqual([...batches]);
  });

  test('leave out a last batch that is not full when asked to', () => {
    const sizes = (count: number) =>
      [...numbered(count).batches({ batchSize: 4, seed: 1, dropRemainder: true })].map(({ shape }) => shape[0]);
    expect(sizes(11)).toEqual([4, 4]);
    expect(sizes(12)).toEqual([4, 4, 4]);
    expect(sizes(3)).toEqual([]);
  });

  test('share their arrays only when asked to', () => {
    const buffers = (reuseBuffers: boolean) =>
      new Set([...numbered(12).batches({ batchSize: 4, seed: 1, reuseBuffers })].map(({ images }) => images.buffer));
    expect(buffers(false).size).toBe(3);
    expect(buffers(true).size).toBe(1);
  });

  test.each([0, -1, 1.5])('refuse the size %d', (batchSize) => {
    expect(() => numbered(3).batches({ batchSize, seed: 1 })).toThrow(
      new DatasetArgumentError(
        `numbered: batchSize is ${batchSize}; expected a whole number from 1. Pass a number in that range.`,
      ),
    );
  });
});
