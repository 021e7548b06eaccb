import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type DigitImage, digitFromPixels, normalizeDigit } from '@raqam/image';
import { expect, test } from 'vitest';
import { findDataFile } from './data-folder.ts';

const file = findDataFile('mnist/t10k-images-idx3-ubyte.gz');

/** Ten thousand images on a busy machine. */
const TIMEOUT_MS = 60_000;

test.skipIf(!file)(
  '9,997 of the 10,000 MNIST test images pass both paths unchanged to the bit, none is refused',
  () => {
    // IDX, rank 3: a header of 16 bytes, then the images.
    const bytes = new Uint8Array(gunzipSync(readFileSync(file as string))).subarray(16);
    expect(bytes.length).toBe(10_000 * 784);
    const ink = new Float32Array(784);
    const isUnchanged = (digit: DigitImage | null): boolean => {
      if (!digit) throw new Error('an image reads as nothing drawn');
      return digit.ink.every((value, i) => value === ink[i]);
    };
    let numUnchangedRasters = 0;
    let numUnchangedPixels = 0;
    for (let start = 0; start < bytes.length; start += 784) {
      const data = bytes.subarray(start, start + 784);
      for (let i = 0; i < 784; i++) ink[i] = data[i] / 255;
      if (isUnchanged(normalizeDigit({ width: 28, height: 28, ink }))) numUnchangedRasters++;
      if (isUnchanged(digitFromPixels({ data, width: 28, height: 28 }))) numUnchangedPixels++;
    }
    expect([numUnchangedRasters, numUnchangedPixels]).toEqual([9997, 9997]);
  },
  TIMEOUT_MS,
);
