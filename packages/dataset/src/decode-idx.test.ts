import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeIdx } from './decode-idx.ts';
import { encodeIdx } from './encode-idx.ts';
import { IdxFormatError } from './errors.ts';
import { gzip } from './gzip.ts';

// Three labels, written by hand: magic 2049, count 3, then 5 0 4.
const LABELS = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 3, 5, 0, 4);
// One image of 2×3, written by hand: magic 2051, count 1, 2 rows, 3 columns.
const IMAGE = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 10, 20, 30, 40, 50, 255);

function headerOf(rank: number, ...sizes: number[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(4 + 4 * sizes.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x0800 + rank);
  sizes.forEach((size, axis) => {
    view.setUint32(4 + 4 * axis, size);
  });
  return bytes;
}

describe('decodeIdx', () => {
  test('reads labels', () => {
    expect(decodeIdx(LABELS)).toEqual({ shape: [3], data: Uint8Array.of(5, 0, 4) });
  });

  test('reads images', () => {
    expect(decodeIdx(IMAGE)).toEqual({ shape: [1, 2, 3], data: Uint8Array.of(10, 20, 30, 40, 50, 255) });
  });

  test('reads bytes that begin in the middle of a buffer', () => {
    const longer = Uint8Array.of(9, 9, 9, ...LABELS, 9);
    expect(decodeIdx(longer.subarray(3, 14)).data).toEqual(Uint8Array.of(5, 0, 4));
  });

  test.each<[string, Uint8Array, string]>([
    ['an empty file', new Uint8Array(0), 'the file is empty; expected an IDX header. Fetch it again.'],
    [
      'a truncated file',
      IMAGE.subarray(0, -1),
      'the header promises 1×2×3 = 6 bytes, 5 follow. The file is cut short; fetch it again.',
    ],
    [
      'truncated labels',
      LABELS.subarray(0, -2),
      'the header promises 3 bytes, 1 follow. The file is cut short; fetch it again.',
    ],
    [
      'a file cut in the magic number',
      LABELS.subarray(0, 3),
      'the file holds 3 bytes; an IDX header has at least 8. The file is cut short; fetch it again.',
    ],
    [
      'a file cut in the sizes',
      IMAGE.subarray(0, 15),
      'the file holds 15 bytes; an IDX header of rank 3 has 16. The file is cut short; fetch it again.',
    ],
    [
      'an oversized file',
      Uint8Array.of(...IMAGE, 0),
      'the header promises 1×2×3 = 6 bytes, 7 follow. Bytes were added at the end; fetch the file again.',
    ],
    [
      'a wrong magic number',
      LABELS.with(0, 0x89),
      'the file starts with 89 00; expected 00 00. This is not an IDX file.',
    ],
    [
      'another element type',
      IMAGE.with(2, 0x0d),
      'the element type is 0x0d (f32); expected 0x08 (u8). Convert the values to bytes first.',
    ],
    [
      'an element type that IDX does not know',
      IMAGE.with(2, 0x07),
      'the element type is 0x07 (unknown); expected 0x08 (u8). Convert the values to bytes first.',
    ],
    [
      'a wrong rank',
      IMAGE.with(3, 2),
      'the rank is 2; expected 1 (labels) or 3 (images: count, height, width). Store it in one of these forms.',
    ],
    [
      'no images',
      headerOf(3, 0, 28, 28),
      'the header gives the sizes 0×28×28; each must be at least 1. The file holds nothing to learn from.',
    ],
    [
      'no labels',
      headerOf(1, 0),
      'the header gives the sizes 0; each must be at least 1. The file holds nothing to learn from.',
    ],
    [
      'a web page',
      new TextEncoder().encode('\n<!doctype html><title>404</title>'),
      'the file starts with "<" as a web page does; expected an IDX header. Check the address it was fetched from.',
    ],
    [
      'sizes whose product no double holds',
      headerOf(3, 0xffffffff, 0xffffffff, 0xffffffff),
      'the header promises 4294967295×4294967295×4294967295 = 79228162458924105385300197375 bytes, 0 follow. ' +
        'The file is cut short; fetch it again.',
    ],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => decodeIdx(bytes, 'train-images')).toThrow(new IdxFormatError(`train-images: ${message}`));
  });

  test('refuses gzipped bytes', async () => {
    const packed = await gzip(LABELS);
    expect(() => decodeIdx(packed, 'labels.gz')).toThrow(
      new IdxFormatError(
        'labels.gz: the bytes are still gzipped; expected an IDX header. Pass them through gunzip first.',
      ),
    );
  });

  test('allocates nothing, however much the header promises', () => {
    expect(decodeIdx(IMAGE).data.buffer).toBe(IMAGE.buffer);
    const promisesFourGigabytes = headerOf(1, 0xffffffff);
    const before = process.memoryUsage().arrayBuffers;
    expect(() => decodeIdx(promisesFourGigabytes)).toThrow(IdxFormatError);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(2 ** 20);
  });

  test('gives back what was encoded', () => {
    const size = fc.integer({ min: 1, max: 6 });
    const shapes = fc.oneof(fc.tuple(size), fc.tuple(size, size, size));
    const arrays = shapes.chain((shape) => {
      const length = shape.reduce((product, each) => product * each, 1);
      return fc.record({ shape: fc.constant(shape), data: fc.uint8Array({ minLength: length, maxLength: length }) });
    });
    fc.assert(
      fc.property(arrays, (array) => {
        expect(decodeIdx(encodeIdx(array))).toEqual(array);
      }),
    );
  });

  test('accepts no random bytes, and fails on them in one way only', () => {
    // Half of them begin like an IDX file, so that every branch is reached.
    const start = fc.constantFrom([], [0, 0], [0, 0, 8], [0, 0, 8, 1], [0, 0, 8, 3]);
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 64 }), (prefix, rest) => {
        const bytes = Uint8Array.of(...prefix, ...rest);
        expect(isWhole(bytes) || throwsFormatError(bytes)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});

/** Whether bytes happen to be a valid file, told by another rule than the decoder's: encoding gives them back. */
function isWhole(bytes: Uint8Array): boolean {
  const rank = bytes[3];
  if (bytes[0] !== 0 || bytes[1] !== 0 || bytes[2] !== 8 || bytes.length < 4 + 4 * rank) return false;
  const view = new DataView(bytes.buffer);
  const data = bytes.subarray(4 + 4 * rank);
  try {
    if (rank === 1) return bytes.every((byte, i) => encodeIdx({ shape: [view.getUint32(4)], data })[i] === byte);
    if (rank !== 3) return false;
    const shape = [view.getUint32(4), view.getUint32(8), view.getUint32(12)] as const;
    return bytes.every((byte, i) => encodeIdx({ shape, data })[i] === byte);
  } catch {
    return false;
  }
}

function throwsFormatError(bytes: Uint8Array): boolean {
  try {
    decodeIdx(bytes);
    return false;
  } catch (error) {
    return error instanceof IdxFormatError;
  }
}
