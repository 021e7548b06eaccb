import { describe, expect, test } from 'vitest';
import { Dataset } from './dataset.ts';
import { DatasetContentError } from './errors.ts';
import { mixDatasets } from './mix-datasets.ts';
import { withTargets } from './with-targets.ts';

const NUM_IMAGES = 7;
const dataset = new Dataset({
  name: 'numbered',
  images: Uint8Array.from({ length: NUM_IMAGES * 4 }, (_, i) => Math.floor(i / 4)),
  labels: Uint8Array.from({ length: NUM_IMAGES }, (_, i) => i),
  height: 2,
  width: 2,
});
/** Of image i: i/8 for the first class, the rest for the second. */
const rowOf = (index: number) => [index / 8, 1 - index / 8];
const targets = Float32Array.from(Array.from({ length: NUM_IMAGES }, (_, index) => rowOf(index)).flat());

async function collect(source: ReturnType<typeof withTargets>, options = { batchSize: 3, seed: 1, epoch: 2 }) {
  const batches = [];
  for await (const batch of source.pixelBatches(options)) batches.push(batch);
  return batches;
}

describe('withTargets', () => {
  test('gives each image of a batch its row, and leaves all else as it is', async () => {
    const batches = await collect(withTargets(dataset, targets));
    const plain = [...dataset.pixelBatches({ batchSize: 3, seed: 1, epoch: 2 })];
    expect(batches.map((batch) => ({ ...batch, targets: undefined }))).toEqual(plain);
    expect(batches.map((batch) => Array.from(batch.targets ?? []))).toEqual(
      plain.map(({ indices }) => Array.from(indices).flatMap(rowOf)),
    );
  });

  test('follows a mixture, which hands images out more often than once', async () => {
    const source = withTargets(mixDatasets('mixture', [{ dataset, weight: 2 }]), targets);
    expect(source).toMatchObject({ numImages: NUM_IMAGES, epochSize: 2 * NUM_IMAGES });
    const batches = await collect(source);
    expect(batches.flatMap((batch) => Array.from(batch.targets ?? []))).toEqual(
      batches.flatMap(({ pixels }) => Array.from(pixels.filter((_, i) => i % 4 === 0)).flatMap(rowOf)),
    );
  });

  test('keeps rows with their images in parts', async () => {
    const source = withTargets(dataset, targets);
    expect(source.take(2).targets).toEqual(targets.subarray(0, 4));
    expect(source.take(99).targets).toEqual(targets);
    const some = source.subset([5, 1], 'some');
    expect(some).toMatchObject({ name: 'some', numImages: 2, labels: Uint8Array.of(5, 1) });
    expect(Array.from(some.targets ?? [])).toEqual([...rowOf(5), ...rowOf(1)]);
  });

  test('is told apart from other targets, and none, by its digest', async () => {
    const others = targets.slice().reverse();
    const sources = [dataset, withTargets(dataset, targets), withTargets(dataset, others)];
    const digests = await Promise.all(sources.map((source) => source.digest()));
    expect(new Set(digests).size).toBe(3);
    expect(await withTargets(dataset, targets.slice()).digest()).toBe(digests[1]);
  });

  test.each<[string, Float32Array, string]>([
    [
      'rows that are missing',
      new Float32Array(15),
      '15 targets for 7 images. Pass a row of probabilities for each image.',
    ],
    ['no rows at all', new Float32Array(0), '0 targets for 7 images. Pass a row of probabilities for each image.'],
    ...[
      [0.5, 0.25],
      [1.5, -0.5],
      [Number.NaN, 1],
    ].map((row): [string, Float32Array, string] => [
      `a row of ${row.join(' and ')}`,
      Float32Array.from([...targets.subarray(0, 4), ...row, ...targets.subarray(6)]),
      `the targets of image 2 are ${row.join(', ')}; expected probabilities whose sum is 1. ` +
        'Pass the outputs of a softmax, or mixtures of such.',
    ]),
  ])('refuses %s', (_, wrong, message) => {
    expect(() => withTargets(dataset, wrong)).toThrow(new DatasetContentError(`numbered: ${message}`));
  });
});
