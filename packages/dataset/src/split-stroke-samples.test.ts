import { expect, test } from 'vitest';
import { datasetFromStrokes } from './dataset-from-strokes.ts';
import type { StrokeSample } from './decode-stroke-lines.ts';
import { DatasetArgumentError } from './errors.ts';
import { splitDataset } from './split-dataset.ts';
import { splitStrokeSamples } from './split-stroke-samples.ts';

const samples = (numWriters: number | null): readonly StrokeSample[] =>
  Array.from({ length: 50 }, (_, i) => ({
    label: i % 10,
    writer: numWriters === null ? null : `w${i % numWriters}`,
    strokes: [
      [
        [0, 0],
        [10 + i, 20],
        [3, 40 + (i % 7)],
      ],
    ],
  }));

test.each([9, null])('strokes are divided as their images are: %s writers', async (numWriters) => {
  const all = samples(numWriters);
  const shares = { validation: 0.3, test: 0.2, seed: 7 };
  const images = splitDataset(await datasetFromStrokes('pen', all), shares);
  const strokes = splitStrokeSamples('pen', all, shares);
  for (const side of ['train', 'validation', 'test'] as const) {
    const drawn = await datasetFromStrokes(side, strokes[side] ?? []);
    expect(drawn.images).toEqual(images[side]?.images);
    expect(drawn.writers).toEqual(images[side]?.writers);
  }
});

test('a share of 0 gives no side', () => {
  expect(splitStrokeSamples('pen', samples(9), { validation: 0.3, seed: 7 }).test).toBeNull();
});

test('writers who cannot be divided are told', () => {
  expect(() => splitStrokeSamples('pen', samples(1), { validation: 0.3, seed: 7 })).toThrow(
    new DatasetArgumentError(
      'pen: its 1 writers cannot be divided so that validation gets any (share 0.3). Ask for a larger share, or fewer sides.',
    ),
  );
});
