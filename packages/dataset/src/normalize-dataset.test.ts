import { expect, test } from 'vitest';
import { Dataset } from './dataset.ts';
import { DatasetContentError } from './errors.ts';
import { normalizeDataset } from './normalize-dataset.ts';

/** A bar of 3×12 in the corner of a 16×16 image, and a cross in the middle. */
function usps(): Dataset {
  const images = new Uint8Array(2 * 256);
  for (let y = 0; y < 12; y++) for (let x = 0; x < 3; x++) images[16 * y + x] = 200;
  for (let i = 4; i < 12; i++) images[256 + 16 * i + 8] = images[256 + 16 * 8 + i] = 255;
  return new Dataset({ name: 'usps', images, labels: Uint8Array.of(1, 4), height: 16, width: 16, writers: ['a', 'b'] });
}

function inkBox(image: Uint8Array) {
  const inked = [...image.keys()].filter((i) => image[i] > 0);
  const rows = inked.map((i) => Math.floor(i / 28));
  const columns = inked.map((i) => i % 28);
  return { height: Math.max(...rows) - Math.min(...rows) + 1, width: Math.max(...columns) - Math.min(...columns) + 1 };
}

test('images of any size come under the 28×28 contract, labels and writers stay', () => {
  const normal = normalizeDataset(usps());
  expect(normal.shapes()).toEqual({ images: [2, 28, 28], labels: [2] });
  expect([...normal.labels]).toEqual([1, 4]);
  expect(normal.writers).toEqual(['a', 'b']);
  expect(inkBox(normal.image(0))).toEqual({ height: 20, width: 5 });
  expect(inkBox(normal.image(1))).toEqual({ height: 20, width: 20 });
});

test('what obeys the contract stays as it is, to the bit', () => {
  const once = normalizeDataset(usps());
  expect(normalizeDataset(once).images).toEqual(once.images);
});

test('refuses a blank image', () => {
  const { images, labels } = usps();
  const blank = new Dataset({
    name: 'usps',
    images: images.map((v, i) => (i < 256 ? v : 0)),
    labels,
    height: 16,
    width: 16,
  });
  expect(() => normalizeDataset(blank)).toThrow(
    new DatasetContentError('usps: image 1 (label 4) is blank. Leave it and its label out of the files.'),
  );
});

test('refuses dark ink on light paper', () => {
  const { images, labels } = usps();
  const dark = new Dataset({ name: 'usps', images: images.map((v) => 255 - v), labels, height: 16, width: 16 });
  expect(() => normalizeDataset(dark)).toThrow(
    new DatasetContentError(
      'usps: the mean of all pixels is 233 of 255; ink must be 255 on paper 0. ' +
        'Store 255 − value when it is the other way round.',
    ),
  );
});
