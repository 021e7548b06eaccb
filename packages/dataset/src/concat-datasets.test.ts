import { expect, test } from 'vitest';
import { concatDatasets } from './concat-datasets.ts';
import { Dataset } from './dataset.ts';
import { DatasetArgumentError } from './errors.ts';

const one = (name: string, value: number, writers?: readonly string[]) =>
  new Dataset({
    name,
    images: Uint8Array.of(value, value),
    labels: Uint8Array.of(value),
    height: 1,
    width: 2,
    ...(writers && { writers }),
  });

test('puts images, labels and writers behind each other', () => {
  const both = concatDatasets('both', [one('a', 1, ['ada']), one('b', 2, ['ada'])]);
  expect(both.name).toBe('both');
  expect([...both.images]).toEqual([1, 1, 2, 2]);
  expect([...both.labels]).toEqual([1, 2]);
  expect(both.writers).toEqual(['a/ada', 'b/ada']);
});

test('keeps no writers when a part names none', () => {
  expect(concatDatasets('both', [one('a', 1, ['ada']), one('b', 2)]).writers).toBeNull();
});

test('refuses images of two sizes', () => {
  const other = new Dataset({
    name: 'usps',
    images: new Uint8Array(256),
    labels: new Uint8Array(1),
    height: 16,
    width: 16,
  });
  expect(() => concatDatasets('both', [one('a', 1), other])).toThrow(
    new DatasetArgumentError(
      'concatDatasets: usps holds images of 16×16, a of 1×2. Bring them to one size with normalizeDataset first.',
    ),
  );
});
