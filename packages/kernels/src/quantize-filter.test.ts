import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ShapeError } from './errors.ts';
import { quantizeFilter } from './quantize-filter.ts';

describe('quantizeFilter', () => {
  test('each filter has a scale of its own; its greatest weight becomes ±127', () => {
    const { scales, values } = quantizeFilter(Float32Array.of(1, -254, 0, 0.5, 127, 0), 3);
    expect(Array.from(values)).toEqual([127, -127, 0, 64, 64, 0]);
    expect(scales).toEqual(Float32Array.of(1 / 127, 2, 0));
  });

  test('no weight is off by more than half its scale', () => {
    const weights = fc.float32Array({ min: -1000, max: 1000, noNaN: true, minLength: 4, maxLength: 40 });
    fc.assert(
      fc.property(weights, (filter) => {
        const { scales, values } = quantizeFilter(filter, 1);
        filter.forEach((weight, index) => {
          expect(Math.abs(values[index] * scales[0] - weight)).toBeLessThanOrEqual(scales[0] * (0.5 + 1e-5));
        });
      }),
    );
  });

  test('refuses a number of filters that does not fit', () => {
    expect(() => quantizeFilter(new Float32Array(10), 4)).toThrow(
      new ShapeError(
        'quantizeFilter: the filter holds 10 values, which is no multiple of 4 filters. Pass the length of its last axis.',
      ),
    );
  });
});
