import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { digitFromPixels, normalizeDigit } from '@raqam/image';
import { expect, test } from 'vitest';
import { findDataFile } from './data-folder.ts';

const file = findDataFile('mnist/t10k-images-idx3-ubyte.gz');

test.skipIf(!file)(
  '9,997 of the 10,000 MNIST test images pass both paths unchanged to the bit, none is refused',
  () => {
    // IDX, rank 3: a header of 16 bytes, then the images.
    const bytes = gunzipSync(readFileSync(file as string)).subarray(16);
    expect(bytes.length).toBe(10_000 * 784);
    let numUnchangedRasters = 0;
    let numUnchangedPixels = 0;
    for (let start = 0; start < bytes.length; start += 784) {
      const data = new Uint8Array(bytes.subarray(start, start + 784));
      const ink = Float32Array.from(data, (level) => level / 255);
      const isUnchanged = (digit: ReturnType<typeof normalizeDigit>): boolean => {
        if (!digit) throw new Error(`image ${start / 784} reads as nothing drawn`);
        return digit.ink.every((value, i) => value === ink[i]);
      };
      if (isUnchanged(normalizeDigit({ width: 28, height: 28, ink }))) numUnchangedRasters++;
      if (isUnchanged(digitFromPixels({ data, width: 28, height: 28 }))) numUnchangedPixels++;
    }
    expect([numUnchangedRasters, numUnchangedPixels]).toEqual([9997, 9997]);
  },
);
