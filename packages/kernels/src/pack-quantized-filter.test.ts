import { expect, test } from 'vitest';
import { ShapeError } from './errors.ts';
import { packQuantizedFilter } from './pack-quantized-filter.ts';

test('two taps side by side for each filter, zeros where there are none', () => {
  // Two rows of three taps, three filters: 11 is row 0, tap 1, filter 1, and so on.
  const values = Int8Array.of(1, 2, 3, 11, 12, 13, 21, 22, 23, 101, 102, 103, 111, 112, 113, 121, 122, 123);
  const packed = packQuantizedFilter(values, { windowHeight: 2, numRowTaps: 3, numFilters: 3 });
  expect(Array.from(packed)).toEqual([
    ...[1, 11, 2, 12, 3, 13, 0, 0],
    ...[21, 0, 22, 0, 23, 0, 0, 0],
    ...[101, 111, 102, 112, 103, 113, 0, 0],
    ...[121, 0, 122, 0, 123, 0, 0, 0],
  ]);
});

test('refuses weights that are no filter of the shape', () => {
  expect(() => packQuantizedFilter(new Int8Array(5), { windowHeight: 1, numRowTaps: 2, numFilters: 3 })).toThrow(
    new ShapeError(
      'packQuantizedFilter: values holds 5 values; its shape [1, 2, 3] needs 6. Pass an array of that length.',
    ),
  );
});
