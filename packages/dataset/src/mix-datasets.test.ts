import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Dataset } from './dataset.ts';
import { DatasetArgumentError } from './errors.ts';
import type { PixelBatch, PixelBatchOptions } from './image-source.ts';
import { mixDatasets } from './mix-datasets.ts';
import { sha256 } from './sha256.ts';
import { withTargets } from './with-targets.ts';

/** Images of one pixel, which holds `first` for the first image, one more for the next, and so on. */
function createPart(name: string, numImages: number, first: number, writers?: readonly string[]): Dataset {
  const images = Uint8Array.from({ length: numImages }, (_, i) => first + i);
  const labels = images.map((value) => value % 10);
  return new Dataset({ name, images, labels, height: 1, width: 1, ...(writers && { writers }) });
}

const mixture = mixDatasets('mixture', [
  { dataset: createPart('a', 8, 0), weight: 1 },
  { dataset: createPart('b', 40, 50), weight: 1 / 8 },
  { dataset: createPart('c', 3, 100), weight: 2.5 },
]);

async function collect(
  options: Partial<PixelBatchOptions> & { seed: number },
  source = mixture,
): Promise<PixelBatch[]> {
  const batches: PixelBatch[] = [];
  for await (const batch of source.pixelBatches({ batchSize: 4, ...options })) batches.push(batch);
  return batches;
}
async function pixelsOf(options: Partial<PixelBatchOptions> & { seed: number }, source = mixture): Promise<number[]> {
  return (await collect(options, source)).flatMap(({ pixels }) => [...pixels]);
}

test('an epoch takes round(weight · numImages) images of each part', async () => {
  expect(mixture.numImages).toBe(51);
  expect(mixture.epochSize).toBe(8 + 5 + 8);
  const pixels = await pixelsOf({ seed: 1 });
  expect(pixels.length).toBe(21);
  expect(pixels.filter((pixel) => pixel < 50).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(pixels.filter((pixel) => pixel >= 50 && pixel < 100).length).toBe(5);
  expect(pixels.filter((pixel) => pixel >= 100).length).toBe(8);
});

test('images, labels and indices belong together, the parts being shuffled among each other', async () => {
  const batches = await collect({ seed: 2 });
  for (const { indices, labels, pixels, shape } of batches) {
    expect(shape).toEqual([pixels.length, 1, 1, 1]);
    for (const [i, index] of indices.entries()) {
      expect(pixels[i]).toBe(index < 8 ? index : index < 48 ? index + 42 : index + 52);
      expect(labels[i]).toBe(pixels[i] % 10);
      expect(labels[i]).toBe(mixture.labels[index]);
    }
  }
  const fromFirst = batches.map(({ indices }) => indices.filter((index) => index < 8).length);
  expect(Math.max(...fromFirst)).toBeLessThan(4);
});

test('every image of a part comes equally often in the long run', async () => {
  const counts = new Map<number, number>();
  for (let epoch = 0; epoch < 8; epoch++) {
    for (const pixel of await pixelsOf({ seed: 3, epoch })) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  }
  // 8 epochs: of a 8 · 8 images, of b 8 · 5 = 40, of c 8 · 8 = 64, which is 21 times each of its 3 and one more.
  expect([...counts].filter(([pixel]) => pixel < 50).map(([, count]) => count)).toEqual(Array(8).fill(8));
  expect([...counts].filter(([pixel]) => pixel >= 50 && pixel < 100).map(([, count]) => count)).toEqual(
    Array(40).fill(1),
  );
  expect(counts.get(100)).toBeGreaterThanOrEqual(21);
});

test('an epoch depends on (seed, epoch) only, and another has another order', async () => {
  const first = await pixelsOf({ seed: 7, epoch: 2 });
  await pixelsOf({ seed: 7, epoch: 3 });
  expect(await pixelsOf({ seed: 7, epoch: 2 })).toEqual(first);
  expect(await pixelsOf({ seed: 7, epoch: 3 })).not.toEqual(first);
  expect(await pixelsOf({ seed: 8, epoch: 2 })).not.toEqual(first);
  // Part of every saved run: a change breaks every replay.
  expect(first).toEqual([4, 1, 0, 100, 7, 101, 73, 87, 101, 101, 3, 100, 77, 6, 50, 2, 5, 100, 102, 102, 51]);
});

test('goes on at any batch', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(1000),
      fc.nat(20),
      fc.nat(6),
      fc.integer({ min: 1, max: 30 }),
      async (seed, epoch, firstBatch, batchSize) => {
        const options = { seed, epoch, batchSize };
        expect(await collect({ ...options, firstBatch })).toEqual((await collect(options)).slice(firstBatch));
        const reused: number[] = [];
        for await (const { indices } of mixture.pixelBatches({ ...options, reuseBuffers: true }))
          reused.push(...indices);
        expect(reused).toEqual((await collect(options)).flatMap(({ indices }) => [...indices]));
      },
    ),
    { numRuns: 30 },
  );
});

test('without shuffling the parts follow each other, in their order', async () => {
  const expected = [0, 1, 2, 3, 4, 5, 6, 7, 50, 51, 52, 53, 54, 100, 101, 102, 100, 101, 102, 100, 101];
  expect(await pixelsOf({ seed: 1, shuffle: false })).toEqual(expected);
});

test('copies no pixels: the parts are read when a batch is made', async () => {
  const images = Uint8Array.of(1, 2);
  const dataset = new Dataset({ name: 'late', images, labels: Uint8Array.of(1, 2), height: 1, width: 1 });
  const late = mixDatasets('m', [{ dataset, weight: 1 }]);
  images.set([3, 4]);
  expect(await pixelsOf({ seed: 1, shuffle: false }, late)).toEqual([3, 4]);
});

test('takes the first images with the weights of their parts, and picks images by index', async () => {
  const taken = mixture.take(18);
  expect([taken.numImages, taken.epochSize]).toEqual([18, 8 + 1]);
  expect(await pixelsOf({ seed: 1, shuffle: false }, taken)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 50]);
  const picked = mixture.subset([50, 0, 8], 'picked');
  expect([picked.name, picked.epochSize, [...picked.labels]]).toEqual(['picked', 3, [2, 0, 0]]);
  expect(await pixelsOf({ seed: 1, shuffle: false }, picked)).toEqual([102, 0, 50]);
});

test('writers are known when all parts name them', () => {
  const named = { dataset: createPart('n', 2, 0, ['ada', 'bob']), weight: 1 };
  expect(mixDatasets('m', [named, { dataset: createPart('k', 1, 9, ['ada']), weight: 1 }]).writers).toEqual([
    'n/ada',
    'n/bob',
    'k/ada',
  ]);
  expect(mixDatasets('m', [named, { dataset: createPart('k', 1, 9), weight: 1 }]).writers).toBeNull();
});

test('targets are given to the mixture as a whole', async () => {
  const targets = Float32Array.from({ length: 51 * 2 }, (_, i) => (i % 2 === 0 ? 0.25 : 0.75));
  const [batch] = await collect({ seed: 4 }, withTargets(mixture, targets));
  expect(batch.targets).toEqual(Float32Array.of(0.25, 0.75, 0.25, 0.75, 0.25, 0.75, 0.25, 0.75));
  expect(withTargets(mixture, targets).epochSize).toBe(21);
});

describe('digest', () => {
  const [a, b] = [createPart('a', 4, 0), createPart('b', 4, 10)];
  test('is that of the parts and their weights, in their order', async () => {
    const text = `${await a.digest()} 1\n${await b.digest()} 0.25\n`;
    const mixed = mixDatasets('m', [
      { dataset: a, weight: 1 },
      { dataset: b, weight: 0.25 },
    ]);
    expect(await mixed.digest()).toBe(await sha256(new TextEncoder().encode(text)));
    const others = [
      mixDatasets('m', [{ dataset: a, weight: 1 }]),
      mixDatasets('m', [
        { dataset: a, weight: 1 },
        { dataset: b, weight: 0.5 },
      ]),
      mixDatasets('m', [
        { dataset: b, weight: 0.25 },
        { dataset: a, weight: 1 },
      ]),
    ];
    const digests = await Promise.all([mixed, ...others].map((source) => source.digest()));
    expect(new Set(digests).size).toBe(4);
  });
});

const large = new Dataset({ name: 'large', images: new Uint8Array(4), labels: Uint8Array.of(1), height: 2, width: 2 });
test.each([
  ['no parts', () => mixDatasets('m', []), 'mixDatasets: m has no parts. Pass at least one data set and its weight.'],
  [
    'a weight of 0',
    () => mixDatasets('m', [{ dataset: large, weight: 0 }]),
    'mixDatasets: the weight of large is 0; expected a number above 0, such as 1 for each image once an epoch. ' +
      'Leave out what shall not be learnt from.',
  ],
  [
    'a weight that takes nothing',
    () => mixDatasets('m', [{ dataset: createPart('four', 4, 0), weight: 0.1 }]),
    'mixDatasets: the weight of four is 0.1, which takes none of its 4 images. Pass at least 0.25.',
  ],
  [
    'images of two sizes',
    () =>
      mixDatasets('m', [
        { dataset: createPart('small', 4, 0), weight: 1 },
        { dataset: large, weight: 1 },
      ]),
    'mixDatasets: large holds images of 2×2, small of 1×1. Bring them to one size with normalizeDataset first.',
  ],
  [
    'an index beyond',
    () => mixture.subset([51]),
    'mixture: there is no image 51; expected an index from 0 to 50. Pass the index of an image.',
  ],
  [
    'no count',
    () => mixture.take(0),
    'mixture: count is 0; expected a whole number from 1. Pass a number in that range.',
  ],
  [
    'no batch size',
    () => mixture.pixelBatches({ batchSize: 0, seed: 1 }),
    'mixture: batchSize is 0; expected a whole number from 1. Pass a number in that range.',
  ],
])('refuses %s', (_, act, message) => {
  expect(act).toThrow(new DatasetArgumentError(message));
});
