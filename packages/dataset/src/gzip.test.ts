import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { GzipFormatError } from './errors.ts';
import { gunzip, gunzipStream, gzip, isGzip } from './gzip.ts';

const CONTENT = Uint8Array.from({ length: 5000 }, (_, i) => (i * i) % 251);

test('what is packed comes back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
      const packed = await gzip(Uint8Array.from(bytes));
      expect(isGzip(packed)).toBe(true);
      expect(await gunzip(packed)).toEqual(Uint8Array.from(bytes));
    }),
    { numRuns: 50 },
  );
});

test('agrees with zlib in both directions', async () => {
  expect(await gunzip(Uint8Array.from(gzipSync(CONTENT)))).toEqual(CONTENT);
  expect(Uint8Array.from(gunzipSync(await gzip(CONTENT)))).toEqual(CONTENT);
});

test('bytes that are not gzip come back as they are', async () => {
  for (const bytes of [new Uint8Array(0), Uint8Array.of(0x1f), CONTENT]) expect(await gunzip(bytes)).toBe(bytes);
});

test.each([
  ['cut short', (packed: Uint8Array<ArrayBuffer>) => packed.slice(0, -100)],
  ['cut within its header', (packed: Uint8Array<ArrayBuffer>) => packed.slice(0, 5)],
  [
    'with a flipped bit',
    (packed: Uint8Array<ArrayBuffer>) => packed.with(packed.length >> 1, packed[packed.length >> 1] ^ 4),
  ],
  ['with a wrong checksum', (packed: Uint8Array<ArrayBuffer>) => packed.with(-8, packed[packed.length - 8] ^ 1)],
])('refuses a stream %s', async (_, damage) => {
  await expect(gunzip(damage(await gzip(CONTENT)), 'train-labels.gz')).rejects.toThrow(
    new GzipFormatError('train-labels.gz: the gzip stream is damaged or cut short. Fetch the file again.'),
  );
});

test('refuses any cut of a stream', async () => {
  const packed = await gzip(CONTENT.subarray(0, 40));
  for (let length = 2; length < packed.length; length++) {
    await expect(gunzip(packed.slice(0, length))).rejects.toThrow(GzipFormatError);
  }
});

test('stops unpacking what would fill the memory', async () => {
  const bomb = await gzip(new Uint8Array(4_000_000));
  await expect(gunzip(bomb, 'bomb.gz', 1_000_000)).rejects.toThrow(
    new GzipFormatError(
      'bomb.gz: the content unpacks to more than 1000000 bytes; no data set of digits does. Check where it is from.',
    ),
  );
});

test('a stream is told by its first two bytes, however they are cut up', async () => {
  for (const bytes of [await gzip(CONTENT), CONTENT, Uint8Array.of(7), new Uint8Array(0)]) {
    const whole = new Blob([await gunzip(bytes)]);
    const pieces = new ReadableStream<Uint8Array<ArrayBuffer>>({
      start(controller) {
        for (let i = 0; i < bytes.length; i += i < 4 ? 1 : 1000)
          controller.enqueue(bytes.slice(i, i + (i < 4 ? 1 : 1000)));
        controller.close();
      },
    });
    const chunks: BlobPart[] = [];
    for await (const chunk of gunzipStream(pieces)) chunks.push(Uint8Array.from(chunk));
    expect(await new Blob(chunks).bytes()).toEqual(await whole.bytes());
  }
});
