import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Dataset } from './dataset.ts';
import { DatasetArgumentError } from './errors.ts';
import { type DatasetSplit, splitDataset } from './split-dataset.ts';

/** Images of 1×2 that hold their own number in two bytes. */
function numbered(count: number, writers?: readonly string[]): Dataset {
  const images = new Uint8Array(2 * count);
  for (let i = 0; i < count; i++) images.set([i >> 8, i & 255], 2 * i);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % 10);
  return new Dataset({ name: 'numbered', images, labels, height: 1, width: 2, ...(writers && { writers }) });
}

const numbers = (dataset: Dataset | null) =>
  Array.from({ length: dataset?.numImages ?? 0 }, (_, i) => {
    const [high, low] = dataset?.image(i) ?? [];
    return 256 * high + low;
  });

const sides = ({ train, validation, test: held }: DatasetSplit) => [train, validation, held];

test('divides at random, each image to one side, shares met to within one image', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 600 }), fc.nat(), (count, seed) => {
      const split = splitDataset(numbered(count), { validation: 0.1, test: 0.25, seed });
      const all = sides(split).flatMap(numbers);
      expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, i) => i));
      expect(Math.abs((split.validation?.numImages ?? 0) - 0.1 * count)).toBeLessThanOrEqual(1);
      expect(Math.abs((split.test?.numImages ?? 0) - 0.25 * count)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 30 },
  );
});

test('depends on the seed only, keeps the order within a side and names the sides', () => {
  const split = splitDataset(numbered(200), { validation: 0.2, seed: 5 });
  expect(split.test).toBeNull();
  expect(split.validation?.name).toBe('numbered/validation');
  expect(numbers(split.train)).toEqual(numbers(splitDataset(numbered(200), { validation: 0.2, seed: 5 }).train));
  expect(numbers(split.train)).not.toEqual(numbers(splitDataset(numbered(200), { validation: 0.2, seed: 6 }).train));
  expect(numbers(split.train)).toEqual(numbers(split.train).toSorted((a, b) => a - b));
});

test('puts no writer on two sides', () => {
  const manyWriters = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 300, maxLength: 500 });
  fc.assert(
    fc.property(manyWriters, fc.nat(), (ids, seed) => {
      const split = splitDataset(numbered(ids.length, ids.map(String)), { validation: 0.2, test: 0.2, seed });
      const writersOf = sides(split).map((side) => new Set(side?.writers));
      const distinct = new Set(ids).size;
      expect(writersOf.reduce((sum, writers) => sum + writers.size, 0)).toBe(distinct);
      expect(sides(split).flatMap(numbers).length).toBe(ids.length);
      for (const side of [split.validation, split.test]) {
        expect(Math.abs((side?.numImages ?? 0) / ids.length - 0.2)).toBeLessThan(0.1);
      }
    }),
    { numRuns: 30 },
  );
});

test('says so when there are too few writers', () => {
  expect(() => splitDataset(numbered(4, ['a', 'a', 'b', 'b']), { validation: 0.25, test: 0.25, seed: 1 })).toThrow(
    new DatasetArgumentError(
      'numbered: its 2 writers cannot be divided so that test gets any (share 0.25). ' +
        'Ask for a larger share, or fewer sides.',
    ),
  );
});

test.each([
  [0.5, 0.5],
  [-0.1, 0.2],
  [Number.NaN, 0],
])('refuses the shares %d and %d', (validation, held) => {
  expect(() => splitDataset(numbered(10), { validation, test: held, seed: 1 })).toThrow(
    new DatasetArgumentError(
      `splitDataset: validation is ${validation} and test is ${held}; expected shares from 0 that leave something of 1 ` +
        'for training. Pass, for example, 0.1 and 0.1.',
    ),
  );
});
