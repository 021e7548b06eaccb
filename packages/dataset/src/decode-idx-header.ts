import { IdxFormatError } from './errors.ts';
import { isGzip } from './gzip.ts';
import type { IdxShape } from './idx-array.ts';
import { looksLikeMarkup } from './looks-like-markup.ts';

const TYPE_U8 = 0x08;
const TYPE_NAMES: Readonly<Record<number, string>> = {
  8: 'u8',
  9: 'i8',
  11: 'i16',
  12: 'i32',
  13: 'f32',
  14: 'f64',
};

/** What the first bytes of an IDX file say. */
export interface IdxHeader {
  readonly shape: IdxShape;
  /** Where the elements begin. */
  readonly headerBytes: number;
}

/**
 * Decodes the header of an uncompressed IDX file and holds it against the file's size.
 *
 * @param bytes The file's first bytes: at least 16, or all of them.
 * @param sizeBytes Of the whole file.
 * @param name Used in errors only.
 * @throws {IdxFormatError} As `decodeIdx`.
 */
export function decodeIdxHeader(bytes: Uint8Array, sizeBytes: number, name: string): IdxHeader {
  const refuse = (problem: string): never => {
    throw new IdxFormatError(`${name}: ${problem}`);
  };
  if (sizeBytes === 0) refuse('the file is empty; expected an IDX header. Fetch it again.');
  if (looksLikeMarkup(bytes)) {
    refuse(
      'the file starts with "<" as a web page does; expected an IDX header. Check the address it was fetched from.',
    );
  }
  if (isGzip(bytes)) refuse('the bytes are still gzipped; expected an IDX header. Pass them through gunzip first.');
  if (sizeBytes < 4) {
    refuse(`the file holds ${sizeBytes} bytes; an IDX header has at least 8. The file is cut short; fetch it again.`);
  }
  if (bytes[0] !== 0 || bytes[1] !== 0) {
    refuse(`the file starts with ${hex(bytes[0])} ${hex(bytes[1])}; expected 00 00. This is not an IDX file.`);
  }
  const [, , type, rank] = bytes;
  if (type !== TYPE_U8) {
    const typeName = TYPE_NAMES[type] ?? 'unknown';
    refuse(`the element type is 0x${hex(type)} (${typeName}); expected 0x08 (u8). Convert the values to bytes first.`);
  }
  if (rank !== 1 && rank !== 3) {
    refuse(
      `the rank is ${rank}; expected 1 (labels) or 3 (images: count, height, width). Store it in one of these forms.`,
    );
  }
  const headerBytes = 4 + 4 * rank;
  if (sizeBytes < headerBytes) {
    refuse(
      `the file holds ${sizeBytes} bytes; an IDX header of rank ${rank} has ${headerBytes}. ` +
        'The file is cut short; fetch it again.',
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const size = (axis: number) => view.getUint32(4 + 4 * axis);
  const shape: IdxShape = rank === 1 ? [size(0)] : [size(0), size(1), size(2)];
  const sizes: readonly number[] = shape;
  if (sizes.includes(0)) {
    refuse(
      `the header gives the sizes ${sizes.join('×')}; each must be at least 1. The file holds nothing to learn from.`,
    );
  }
  // Three u32 sizes may multiply to more than a double holds exactly.
  const promised = sizes.reduce((product, size) => product * BigInt(size), 1n);
  const following = sizeBytes - headerBytes;
  if (promised !== BigInt(following)) {
    const remedy =
      promised > following
        ? 'The file is cut short; fetch it again.'
        : 'Bytes were added at the end; fetch the file again.';
    const product = rank === 1 ? `${promised}` : `${sizes.join('×')} = ${promised}`;
    refuse(`the header promises ${product} bytes, ${following} follow. ${remedy}`);
  }
  return { shape, headerBytes };
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}
