import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  Dataset,
  DatasetArgumentError,
  DatasetContentError,
  encodeIdx,
  FileAccessError,
  IdxFormatError,
  type ImageSource,
  openIdxPair,
  type PixelBatch,
  type PixelBatchOptions,
  type PositionedBytes,
  splitDataset,
} from '@raqam/dataset';
import { openDataset as openFiles } from '@raqam/dataset/browser';
import { openDataset } from '@raqam/dataset/node';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './temporary-folder.ts';

const NUM_IMAGES = 50;
/** 50 images of 3×5, all pixels different from their neighbours. */
const inMemory = new Dataset({
  name: 'big',
  images: Uint8Array.from({ length: NUM_IMAGES * 15 }, (_, i) => (i * 89) % 251),
  labels: Uint8Array.from({ length: NUM_IMAGES }, (_, i) => (i * 7) % 10),
  height: 3,
  width: 5,
});
const images = encodeIdx({ shape: [NUM_IMAGES, 3, 5], data: inMemory.images });
const labels = encodeIdx({ shape: [NUM_IMAGES], data: inMemory.labels });

async function writePair(): Promise<{ readonly name: string; readonly images: string; readonly labels: string }> {
  const folder = await temporaryFolder();
  const paths = { name: 'big', images: join(folder, 'images'), labels: join(folder, 'labels') };
  await writeFile(paths.images, images);
  await writeFile(paths.labels, labels);
  return paths;
}

async function batchesOf(source: ImageSource, options: PixelBatchOptions): Promise<PixelBatch[]> {
  const batches: PixelBatch[] = [];
  for await (const batch of source.pixelBatches(options)) batches.push(batch);
  return batches;
}

describe.each<[string, () => Promise<ImageSource>]>([
  ['files', async () => openDataset(await writePair())],
  ['blobs', () => openFiles({ name: 'big', images: new Blob([images]), labels: new Blob([labels]) })],
])('from %s come the same batches as from memory', (_, openBig) => {
  test.each<[string, PixelBatchOptions]>([
    ['in order', { batchSize: 7, seed: 1, shuffle: false }],
    ['shuffled', { batchSize: 7, seed: 1, epoch: 3 }],
    ['full ones only', { batchSize: 7, seed: 2, dropRemainder: true }],
    ['from the third on', { batchSize: 7, seed: 2, firstBatch: 2 }],
    ['all at once', { batchSize: 100, seed: 2 }],
    ['one by one', { batchSize: 1, seed: 2 }],
  ])('%s', async (_, options) => {
    const source = await openBig();
    expect(await batchesOf(source, options)).toEqual(await batchesOf(inMemory, options));
  });

  test('of a part, and of a part of a part', async () => {
    const options = { batchSize: 4, seed: 5 };
    const part = (source: ImageSource) => source.take(30).subset([4, 5, 6, 29, 0], 'part').take(4);
    expect(await batchesOf(part(await openBig()), options)).toEqual(await batchesOf(part(inMemory), options));
    const split = (source: ImageSource) => splitDataset(source, { validation: 0.3, seed: 2 });
    const [streamed, held] = [split(await openBig()), split(inMemory)];
    expect(await batchesOf(streamed.train, options)).toEqual(await batchesOf(held.train, options));
    expect(streamed.validation?.labels).toEqual(held.validation?.labels);
  });

  test('with the same digest', async () => {
    const source = await openBig();
    expect(await source.digest()).toBe(await inMemory.digest());
    expect(await source.take(9).digest()).toBe(await inMemory.take(9).digest());
  });
});

test('holds a few batches, not the pixels', async () => {
  // Counts what was asked for and is not yet let go: what a batch is read into lives as long as the batch.
  let numReadBytes = 0;
  const counted: PositionedBytes = {
    name: 'images',
    sizeBytes: images.length,
    read: async (ranges) => {
      for (const { position, target } of ranges) {
        target.set(images.subarray(position, position + target.length));
        numReadBytes += target.length;
      }
    },
  };
  const source = await openIdxPair('big', counted, {
    ...counted,
    name: 'labels',
    sizeBytes: labels.length,
    read: readLabels,
  });
  expect(numReadBytes).toBe(16);
  let numTaken = 0;
  for await (const { pixels } of source.pixelBatches({ batchSize: 5, seed: 0 })) {
    numTaken += pixels.length;
    expect(numReadBytes - 16 - numTaken).toBeLessThanOrEqual(2 * 5 * 15);
  }
  expect(numTaken).toBe(NUM_IMAGES * 15);

  async function readLabels(ranges: Parameters<PositionedBytes['read']>[0]): Promise<void> {
    for (const { position, target } of ranges) target.set(labels.subarray(position, position + target.length));
  }
});

describe('refuses', () => {
  test('a file that is not there', async () => {
    const { labels: path } = await writePair();
    await expect(openDataset({ name: 'big', images: '/nowhere/images', labels: path })).rejects.toBeInstanceOf(
      FileAccessError,
    );
  });

  test('a gzipped file', async () => {
    const paths = await writePair();
    await writeFile(paths.images, Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0));
    await expect(openDataset(paths)).rejects.toThrow(
      new IdxFormatError(
        `${paths.images}: the bytes are still gzipped; expected an IDX header. Pass them through gunzip first.`,
      ),
    );
  });

  test('a file that is cut short, before and after it was opened', async () => {
    const paths = await writePair();
    const source = await openDataset(paths);
    await writeFile(paths.images, images.subarray(0, 20));
    await expect(openDataset(paths)).rejects.toThrow(
      new IdxFormatError(
        `${paths.images}: the header promises 50×3×5 = 750 bytes, 4 follow. The file is cut short; fetch it again.`,
      ),
    );
    await expect(batchesOf(source, { batchSize: 50, seed: 0, shuffle: false })).rejects.toThrow(
      new IdxFormatError(
        `${paths.images}: 4 bytes at 16; expected 750. The file was changed while it was in use; open it again.`,
      ),
    );
  });

  test('files that do not belong together, or in each other’s place', async () => {
    const paths = await writePair();
    await expect(openDataset({ ...paths, images: paths.labels })).rejects.toThrow(
      new IdxFormatError(
        `${paths.labels}: the rank is 1 (labels); expected 3 (images: count, height, width). Pass the file of the images.`,
      ),
    );
    await expect(openDataset({ ...paths, labels: paths.images })).rejects.toThrow(
      new IdxFormatError(`${paths.images}: the rank is 3 (images); expected 1 (labels). Pass the file of the labels.`),
    );
    await writeFile(paths.labels, encodeIdx({ shape: [49], data: new Uint8Array(49) }));
    await expect(openDataset(paths)).rejects.toThrow(
      new DatasetContentError(
        'big: 50 images and 49 labels. Each image needs one label; check that the two files belong together.',
      ),
    );
  });

  test('an image that is not there', async () => {
    const source = await openDataset(await writePair());
    expect(() => source.subset([50])).toThrow(
      new DatasetArgumentError(
        'big: there is no image 50; expected an index from 0 to 49. Pass the index of an image.',
      ),
    );
  });
});
