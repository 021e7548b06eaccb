import { ArtifactFormatError } from './errors.ts';
import { concatBytes } from './little-endian.ts';
import { sha256 } from './sha256.ts';

// gzip (RFC 1952) whose header carries, in an extra field that every gunzip skips, the length and the SHA-256 of all
// that follows it. gzip's own CRC covers neither its header nor bits of the deflate stream that decode to the same
// bytes; with the seal no byte of the file can change unnoticed, and a cut file says how much is missing.
//
//   1f 8b 08 04 · 00 00 00 00 (no time) · 00 · ff (no system) · u16 40 · "Rq" · u16 36 · u32 length · SHA-256 · …

const PREFIX = Uint8Array.of(0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 40, 0, 0x52, 0x71, 36, 0);
const HEADER_BYTES = PREFIX.length + 36;
/** What CompressionStream writes before its deflate stream: a gzip header without any optional field. */
const PLAIN_HEADER_BYTES = 10;

/** Compresses bytes into a sealed gzip file, at most 4 GiB of it. */
export async function compressSealed(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  const gzip = new Uint8Array(await new Response(stream).arrayBuffer());
  const body = gzip.subarray(PLAIN_HEADER_BYTES);
  const length = new Uint8Array(4);
  new DataView(length.buffer).setUint32(0, body.length, true);
  return concatBytes([PREFIX, length, await sha256(body), body]);
}

/**
 * Opens a sealed gzip file.
 *
 * @param maxSizeBytes The most that it may decompress to.
 * @param name Used in errors only.
 * @throws {ArtifactFormatError} When it is something else, cut, longer than it should be, changed, or decompresses to
 *   more than `maxSizeBytes`.
 */
export async function decompressSealed(
  file: Uint8Array<ArrayBuffer>,
  maxSizeBytes: number,
  name: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const refuse = (fault: string): never => {
    throw new ArtifactFormatError(`${name}: ${fault}`);
  };
  if (file.length < HEADER_BYTES) {
    refuse(`${file.length} bytes; a run file has at least ${HEADER_BYTES}. It is cut short or of another kind.`);
  }
  if (PREFIX.some((byte, index) => file[index] !== byte)) {
    refuse(
      'it does not begin as a run file does. Choose a file that Raqam has saved, ' +
        'exactly as saved: not unpacked, not packed again.',
    );
  }
  const body = file.subarray(HEADER_BYTES);
  const promised = new DataView(file.buffer, file.byteOffset).getUint32(PREFIX.length, true);
  if (body.length < promised) {
    refuse(`${promised} bytes should follow the header, ${body.length} do. The file is cut short; fetch it again.`);
  }
  if (body.length > promised) {
    refuse(`${promised} bytes should follow the header, ${body.length} do. Something was appended; fetch it again.`);
  }
  const digest = await sha256(body);
  if (digest.some((byte, index) => file[PREFIX.length + 4 + index] !== byte)) {
    refuse('its bytes do not match the SHA-256 in its header. The file is damaged; fetch it again.');
  }
  return decompress(concatBytes([Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff), body]), maxSizeBytes, refuse);
}

/** Decompresses piece by piece, and stops at the limit instead of filling memory with what a few bytes can promise. */
async function decompress(
  gzip: Uint8Array<ArrayBuffer>,
  maxSizeBytes: number,
  refuse: (fault: string) => never,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = new Blob([gzip]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader
      .read()
      .catch(() => refuse('its compressed data cannot be decompressed. The file is damaged; fetch it again.'));
    if (done) return concatBytes(chunks);
    size += value.length;
    if (size > maxSizeBytes) {
      await reader.cancel();
      refuse(
        `it decompresses to more than ${maxSizeBytes} bytes. ` +
          'If you trust its source, raise `maxSizeBytes`; else delete it.',
      );
    }
    chunks.push(value);
  }
}
