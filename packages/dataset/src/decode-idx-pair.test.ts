import { expect, test } from 'vitest';
import { decodeIdxPair } from './decode-idx-pair.ts';
import { encodeIdx } from './encode-idx.ts';
import { DatasetContentError, IdxFormatError } from './errors.ts';
import { gzip } from './gzip.ts';

const images = { name: 'images', bytes: encodeIdx({ shape: [2, 1, 2], data: Uint8Array.of(1, 2, 3, 4) }) };
const labels = { name: 'labels', bytes: encodeIdx({ shape: [2], data: Uint8Array.of(7, 8) }) };

test('reads a pair, gzipped or not', async () => {
  const packed = { name: 'images.gz', bytes: await gzip(images.bytes) };
  const dataset = await decodeIdxPair('pair', packed, labels);
  expect(dataset.shapes()).toEqual({ images: [2, 1, 2], labels: [2] });
  expect([...dataset.image(1)]).toEqual([3, 4]);
  expect([...dataset.labels]).toEqual([7, 8]);
});

test('refuses labels in the place of images', async () => {
  await expect(decodeIdxPair('pair', labels, labels)).rejects.toThrow(
    new IdxFormatError(
      'labels: the rank is 1 (labels); expected 3 (images: count, height, width). Pass the file of the images.',
    ),
  );
});

test('refuses images in the place of labels', async () => {
  await expect(decodeIdxPair('pair', images, images)).rejects.toThrow(
    new IdxFormatError('images: the rank is 3 (images); expected 1 (labels). Pass the file of the labels.'),
  );
});

test('refuses files that do not belong together', async () => {
  const three = { name: 'labels', bytes: encodeIdx({ shape: [3], data: Uint8Array.of(7, 8, 9) }) };
  await expect(decodeIdxPair('pair', images, three)).rejects.toThrow(
    new DatasetContentError(
      'pair: 2 images and 3 labels. Each image needs one label; check that the two files belong together.',
    ),
  );
});
