import { DatasetArgumentError } from './errors.ts';
import type { IdxArray, IdxShape } from './idx-array.ts';

/**
 * Encodes bytes as one uncompressed IDX file; the inverse of `decodeIdx`.
 *
 * @param array Values from 0 to 255, row-major, rank 1 or 3, every size at least 1.
 * @returns A new array of 4 + 4 · rank + Π shape bytes.
 * @throws {DatasetArgumentError} `encodeIdx: the shape 2×28×28 needs 1568 values; data holds 1567. Pass exactly as many.`
 */
export function encodeIdx({ shape, data }: IdxArray): Uint8Array<ArrayBuffer> {
  const header = encodeIdxHeader(shape);
  const needed = shape.reduce((product: number, size) => product * size, 1);
  if (needed !== data.length) {
    throw new DatasetArgumentError(
      `encodeIdx: the shape ${shape.join('×')} needs ${needed} values; data holds ${data.length}. Pass exactly as many.`,
    );
  }
  const bytes = new Uint8Array(header.length + data.length);
  bytes.set(header);
  bytes.set(data, header.length);
  return bytes;
}

/**
 * What stands before the values in an IDX file of bytes.
 *
 * @throws {DatasetArgumentError} `encodeIdx: the shape is 0×28×28; expected 1 or 3 whole numbers from 1 to 4294967295. …`
 */
export function encodeIdxHeader(shape: IdxShape): Uint8Array<ArrayBuffer> {
  const sizes: readonly number[] = shape;
  const rank = sizes.length;
  if ((rank !== 1 && rank !== 3) || !sizes.every((size) => Number.isInteger(size) && size >= 1 && size <= 0xffffffff)) {
    throw new DatasetArgumentError(
      `encodeIdx: the shape is ${sizes.join('×')}; expected 1 or 3 whole numbers from 1 to 4294967295. ` +
        'Pass [count] or [count, height, width].',
    );
  }
  const header = new DataView(new ArrayBuffer(4 + 4 * rank));
  header.setUint32(0, 0x0800 + rank);
  sizes.forEach((size, axis) => {
    header.setUint32(4 + 4 * axis, size);
  });
  return new Uint8Array(header.buffer);
}
