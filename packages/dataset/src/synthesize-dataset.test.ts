import { expect, test } from 'vitest';
import { DatasetArgumentError } from './errors.ts';
import { formatShapes } from './format-shapes.ts';
import { synthesizeDataset } from './synthesize-dataset.ts';
import { synthesizeDigit } from './synthesize-digit.ts';

test('has as many images as asked for, none of the test among those of training', () => {
  const made = synthesizeDataset({ seed: 4, numTrain: 30, numTest: 20 });
  expect(formatShapes(made)).toBe('(30, 28, 28), (30,), (20, 28, 28), (20,)');
  expect(made.origin).toBe('drawn with seed 4');
  expect(made.train.image(17)).toEqual(synthesizeDigit(4, 17).pixels);
  expect(made.test.image(3)).toEqual(synthesizeDigit(4, 2 ** 31 + 3).pixels);
  expect([...made.train.labels.subarray(0, 10)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test('more images leave the first as they were', () => {
  const few = synthesizeDataset({ seed: 4, numTrain: 5, numTest: 1 });
  const more = synthesizeDataset({ seed: 4, numTrain: 9, numTest: 3 });
  expect(more.train.take(5).images).toEqual(few.train.images);
  expect(more.test.take(1).images).toEqual(few.test.images);
});

test.each([0, 1.5, 2 ** 31 + 1])('refuses %d images', (numTrain) => {
  expect(() => synthesizeDataset({ numTrain })).toThrow(
    new DatasetArgumentError(
      `synthesizeDataset: numTrain is ${numTrain}; expected a whole number from 1 to 2147483648. ` +
        'Pass how many images to draw.',
    ),
  );
});
