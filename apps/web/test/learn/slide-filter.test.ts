import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFilter } from '../../learn/create-filter.ts';
import { slideFilter } from '../../learn/slide-filter.ts';

/** 1 to 16, row by row. */
const IMAGE = Float32Array.from({ length: 16 }, (_, i) => i + 1);

describe('slideFilter', () => {
  test('adds the products under the window at each place', () => {
    const filter = Float32Array.of(1, 0, 0, -1);
    const { output, outputSize } = slideFilter({ image: IMAGE, size: 4, filter, filterSize: 2, stride: 1, padding: 0 });
    // Each number less the one below to the right of it, which is 5 greater.
    expect(outputSize).toBe(3);
    expect(Array.from(output)).toEqual(Array(9).fill(-5));
  });

  test('moves by the stride, and tells which rows it never reaches', () => {
    const filter = createFilter('center', 1);
    const { output, outputSize, numUnseen } = slideFilter({
      image: IMAGE,
      size: 4,
      filter,
      filterSize: 1,
      stride: 2,
      padding: 0,
    });
    expect(outputSize).toBe(2);
    expect(Array.from(output)).toEqual([1, 3, 9, 11]);
    expect(numUnseen).toBe(1);
  });

  test('surrounds the image with zeros', () => {
    const image = Float32Array.of(5);
    const { padded, paddedSize } = slideFilter({
      image,
      size: 1,
      filter: createFilter('mean', 3),
      filterSize: 3,
      stride: 1,
      padding: 1,
    });
    expect(paddedSize).toBe(3);
    expect(Array.from(padded)).toEqual([0, 0, 0, 0, 5, 0, 0, 0, 0]);
  });

  test('has no output where the filter does not fit', () => {
    const result = slideFilter({
      image: Float32Array.of(1),
      size: 1,
      filter: createFilter('mean', 2),
      filterSize: 2,
      stride: 1,
      padding: 0,
    });
    expect(result).toMatchObject({ outputSize: 0, numUnseen: 1 });
    expect(result.output).toHaveLength(0);
  });

  test('keeps the size of the image with padding (k − 1) / 2 and stride 1', () => {
    const sizes = { size: fc.integer({ min: 1, max: 12 }), half: fc.integer({ min: 0, max: 2 }) };
    fc.assert(
      fc.property(fc.record(sizes), ({ size, half }) => {
        const filterSize = 2 * half + 1;
        const image = new Float32Array(size ** 2).fill(1);
        const filter = createFilter('center', filterSize);
        const result = slideFilter({ image, size, filter, filterSize, stride: 1, padding: half });
        expect(result.outputSize).toBe(size);
        expect(result.output).toEqual(image);
      }),
    );
  });
});

describe('createFilter', () => {
  test.each([
    ['vertical', [-1, 0, 1, -1, 0, 1, -1, 0, 1]],
    ['horizontal', [-1, -1, -1, 0, 0, 0, 1, 1, 1]],
    ['center', [0, 0, 0, 0, 1, 0, 0, 0, 0]],
  ] as const)('%s', (name, weights) => {
    expect(Array.from(createFilter(name, 3))).toEqual(weights);
  });

  test('mean adds up to 1', () => {
    const sum = createFilter('mean', 5).reduce((total, weight) => total + weight, 0);
    expect(sum).toBeCloseTo(1, 6);
  });

  test('a filter of one cell copies, whichever it is', () => {
    for (const name of ['vertical', 'horizontal', 'mean', 'center'] as const) {
      expect(Array.from(createFilter(name, 1))).toEqual([1]);
    }
  });
});
