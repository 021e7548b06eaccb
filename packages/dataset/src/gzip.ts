import { GzipFormatError } from './errors.ts';

/** No data set of digits comes near this; a file made to fill the memory does. */
const MAX_UNPACKED_BYTES = 2 ** 30;

/** Whether the bytes start with the magic number of gzip, 1f 8b (RFC 1952, section 2.3.1). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/**
 * Unpacks gzip, told by its first two bytes; anything else comes back as it is.
 *
 * @param bytes A whole file, gzipped or not.
 * @param name Used in errors only.
 * @param maxBytes Unpacking stops with an error beyond this size. @default 1 GiB
 * @returns The content; `bytes` itself when it is not gzip.
 * @throws {GzipFormatError} `t10k-labels-idx1-ubyte.gz: the gzip stream of 4000 bytes is damaged or cut short (…).
 *   Fetch the file again.`
 */
export async function gunzip(
  bytes: Uint8Array<ArrayBuffer>,
  name = 'gzip file',
  maxBytes = MAX_UNPACKED_BYTES,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!isGzip(bytes)) return bytes;
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of pipeThrough(bytes, new DecompressionStream('gzip'))) {
      chunks.push(chunk);
      length += chunk.length;
      if (length > maxBytes) break;
    }
  } catch (error) {
    throw new GzipFormatError(
      `${name}: the gzip stream of ${bytes.length} bytes is damaged or cut short. Fetch the file again.`,
      { cause: error },
    );
  }
  if (length > maxBytes) {
    throw new GzipFormatError(
      `${name}: the content unpacks to more than ${maxBytes} bytes; no data set of digits does. Check where it is from.`,
    );
  }
  return concatenate(chunks, length);
}

/** Packs bytes as one gzip member. */
export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of pipeThrough(bytes, new CompressionStream('gzip'))) {
    chunks.push(chunk);
    length += chunk.length;
  }
  return concatenate(chunks, length);
}

function pipeThrough(
  bytes: Uint8Array<ArrayBuffer>,
  transform: CompressionStream | DecompressionStream,
): ReadableStream<Uint8Array> {
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
  return source.pipeThrough(transform);
}

function concatenate(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
