import { expect, test } from 'vitest';
import { DatasetArgumentError } from './errors.ts';
import { synthesizeDataset } from './synthesize-dataset.ts';
import { synthesizeDigit } from './synthesize-digit.ts';
import { synthesizeDigits } from './synthesize-digits.ts';

test('draws what a synthetic data set trains with, varied or not', async () => {
  const plain = await synthesizeDigits({ numImages: 30, seed: 4 });
  expect(plain.images).toEqual(synthesizeDataset({ seed: 4, numTrain: 30, numTest: 1 }).train.images);
  expect([...plain.labels.subarray(0, 12)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
  const varied = await synthesizeDigits({ numImages: 30, seed: 4, variation: {} });
  expect(varied.images).toEqual(synthesizeDataset({ seed: 4, numTrain: 30, numTest: 1, variation: {} }).train.images);
  expect(varied.images).not.toEqual(plain.images);
  expect(varied.image(7)).toEqual(synthesizeDigit(4, 7, {}).pixels);
});

test('refuses no images', async () => {
  await expect(synthesizeDigits({ numImages: 0, seed: 1 })).rejects.toThrow(
    new DatasetArgumentError(
      'synthesizeDigits: numImages is 0; expected a whole number from 1. Pass a number in that range.',
    ),
  );
});
