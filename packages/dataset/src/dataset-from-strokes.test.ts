import { digitFromStrokes } from '@raqam/image';
import { expect, test } from 'vitest';
import { datasetFromStrokes } from './dataset-from-strokes.ts';
import type { StrokeSample } from './decode-stroke-lines.ts';
import { DatasetContentError } from './errors.ts';

const bar: StrokeSample = {
  label: 1,
  writer: 'a',
  strokes: [
    [
      [0, 0],
      [3, 40],
    ],
  ],
};
const corner: StrokeSample = {
  label: 7,
  writer: 'b',
  strokes: [
    [
      [0, 0],
      [30, 0],
      [10, 50],
    ],
  ],
};

async function* each(...samples: StrokeSample[]): AsyncGenerator<StrokeSample> {
  yield* samples;
}

test('holds each digit as the recognizer sees it, to the bit', async () => {
  const dataset = await datasetFromStrokes('pen', each(bar, corner));
  expect([...dataset.labels]).toEqual([1, 7]);
  expect(dataset.writers).toEqual(['a', 'b']);
  const [batch] = dataset.batches({ batchSize: 2, seed: 0, shuffle: false });
  expect(batch.images.subarray(784)).toEqual(digitFromStrokes(corner.strokes)?.ink);
});

test('names no writers unless every line does', async () => {
  expect((await datasetFromStrokes('pen', each(bar, { ...corner, writer: null }))).writers).toBeNull();
});

test('refuses a digit that leaves nothing to see', async () => {
  await expect(datasetFromStrokes('pen', each(bar, { ...corner, strokes: [[[5, 5]]] }))).rejects.toThrow(
    new DatasetContentError('pen: digit 1 (label 7) leaves nothing to see, as a single dot does. Take it out.'),
  );
});

test('refuses a file without digits', async () => {
  await expect(datasetFromStrokes('pen', each())).rejects.toThrow(
    new DatasetContentError('pen: no images. Pass at least one.'),
  );
});
