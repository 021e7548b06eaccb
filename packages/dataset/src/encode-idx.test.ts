import { expect, test } from 'vitest';
import { encodeIdx } from './encode-idx.ts';
import { DatasetArgumentError } from './errors.ts';

test('writes the published layout', () => {
  expect(encodeIdx({ shape: [3], data: Uint8Array.of(5, 0, 4) })).toEqual(
    Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 3, 5, 0, 4),
  );
  expect(encodeIdx({ shape: [1, 1, 2], data: Uint8Array.of(7, 9) })).toEqual(
    Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 7, 9),
  );
});

test('refuses a shape that the values do not fill', () => {
  expect(() => encodeIdx({ shape: [2, 28, 28], data: new Uint8Array(1567) })).toThrow(
    new DatasetArgumentError('encodeIdx: the shape 2×28×28 needs 1568 values; data holds 1567. Pass exactly as many.'),
  );
});

test.each([0, 1.5, -1, 2 ** 32])('refuses the size %d', (size) => {
  expect(() => encodeIdx({ shape: [size], data: new Uint8Array(1) })).toThrow(
    new DatasetArgumentError(
      `encodeIdx: the shape is ${size}; expected 1 or 3 whole numbers from 1 to 4294967295. ` +
        'Pass [count] or [count, height, width].',
    ),
  );
});
