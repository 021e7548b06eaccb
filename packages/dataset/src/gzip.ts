import { GzipFormatError } from './errors.ts';
import { readChunks } from './read-chunks.ts';

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
 * @throws {GzipFormatError} `t10k-labels-idx1-ubyte.gz: the gzip stream is damaged or cut short. Fetch the file again.`
 */
export async function gunzip(
  bytes: Uint8Array<ArrayBuffer>,
  name = 'gzip file',
  maxBytes = MAX_UNPACKED_BYTES,
): Promise<Uint8Array<ArrayBuffer>> {
  if (!isGzip(bytes)) return bytes;
  return collect(gunzipStream(streamOf(bytes), name, maxBytes));
}

/**
 * Unpacks a stream as {@link gunzip} does a whole file, chunk by chunk.
 *
 * @throws {GzipFormatError} While it is read.
 */
export async function* gunzipStream(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  name = 'gzip file',
  maxBytes = MAX_UNPACKED_BYTES,
): AsyncGenerator<Uint8Array, void, undefined> {
  const [start, whole] = await peek(stream, 2);
  if (!isGzip(start)) {
    yield* readChunks(whole);
    return;
  }
  let length = 0;
  try {
    for await (const chunk of readChunks<Uint8Array>(whole.pipeThrough(new DecompressionStream('gzip')))) {
      length += chunk.length;
      if (length > maxBytes) break;
      yield chunk;
    }
  } catch (cause) {
    throw new GzipFormatError(`${name}: the gzip stream is damaged or cut short. Fetch the file again.`, { cause });
  }
  if (length > maxBytes) {
    throw new GzipFormatError(
      `${name}: the content unpacks to more than ${maxBytes} bytes; no data set of digits does. Check where it is from.`,
    );
  }
}

/** Packs bytes as one gzip member. */
export async function gzip(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return collect(readChunks<Uint8Array>(streamOf(bytes).pipeThrough(new CompressionStream('gzip'))));
}

function streamOf(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}

/** The first bytes of a stream (fewer when it is shorter), and the stream with them still in it. */
async function peek(
  stream: ReadableStream<Uint8Array<ArrayBuffer>>,
  count: number,
): Promise<[Uint8Array, ReadableStream<Uint8Array<ArrayBuffer>>]> {
  const reader = stream.getReader();
  const seen: Uint8Array<ArrayBuffer>[] = [];
  let start = new Uint8Array(0);
  while (start.length < count) {
    const { done, value } = await reader.read();
    if (done) break;
    seen.push(value);
    start = concatenate([start, value]);
  }
  const whole = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const next = seen.shift() ?? (await reader.read()).value;
      if (next) controller.enqueue(next);
      else controller.close();
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return [start, whole];
}

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const all: Uint8Array[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return concatenate(all);
}

function concatenate(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    whole.set(chunk, offset);
    offset += chunk.length;
  }
  return whole;
}
