import { decodeIdxHeader } from './decode-idx-header.ts';
import type { IdxArray } from './idx-array.ts';

/**
 * Decodes one uncompressed IDX file, the container MNIST is published in.
 *
 * Big-endian: u16 0 · u8 type (0x08 = u8, others refused) · u8 rank r (1 or 3) · u32×r sizes · elements, row-major.
 * Nothing is allocated: `data` is a view of `bytes`, so a header that promises gigabytes costs nothing.
 *
 * @param bytes The whole file, already gunzipped.
 * @param name Used in errors only.
 * @returns Shape and values; `data` shares memory with `bytes`.
 * @throws {IdxFormatError} `train-images-idx3-ubyte: the header promises 60000×28×28 = 47040000 bytes,
 *   47039999 follow. The file is cut short; fetch it again.`
 * @see LeCun, Cortes, Burges, "The MNIST database of handwritten digits", section "File formats".
 */
export function decodeIdx(bytes: Uint8Array, name = 'IDX file'): IdxArray {
  const { headerBytes, shape } = decodeIdxHeader(bytes, bytes.length, name);
  return { shape, data: bytes.subarray(headerBytes) };
}
