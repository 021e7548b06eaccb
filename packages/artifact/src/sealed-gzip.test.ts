import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { ArtifactFormatError } from './errors.ts';
import { concatBytes } from './little-endian.ts';
import { compressSealed, decompressSealed } from './sealed-gzip.ts';
import { sha256 } from './sha256.ts';

// Many cases, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

const HEADER_BYTES = 52;

test('comes back as it was, and any gunzip opens it', async () => {
  const bytes = fc.uint8Array({ maxLength: 2000 }).map((value) => Uint8Array.from(value));
  await fc.assert(
    fc.asyncProperty(bytes, async (content) => {
      const file = await compressSealed(content);
      expect(await decompressSealed(file, content.length, 'file')).toEqual(content);
      expect(Uint8Array.from(gunzipSync(file))).toEqual(content);
    }),
  );
});

test('the header says nothing about when and where it was written', async () => {
  const file = await compressSealed(new Uint8Array(100));
  expect([...file.subarray(0, 16)]).toEqual([
    0x1f,
    0x8b,
    8,
    4,
    0,
    0,
    0,
    0,
    0,
    255,
    40,
    0,
    'R'.charCodeAt(0),
    'q'.charCodeAt(0),
    36,
    0,
  ]);
});

test('stops at the limit, long before the end of what a few bytes can promise', async () => {
  const size = 64 * 2 ** 20;
  const bomb = await compressSealed(new Uint8Array(size));
  expect(bomb.length).toBeLessThan(size / 1000);
  const before = process.memoryUsage().arrayBuffers;
  await expect(decompressSealed(bomb, 2 ** 20, 'bomb')).rejects.toThrow(
    new ArtifactFormatError(
      'bomb: it decompresses to more than 1048576 bytes. If you trust its source, raise `maxSizeBytes`; else delete it.',
    ),
  );
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(size / 4);
});

test('a right seal around data that is no deflate stream, or with another checksum, is refused', async () => {
  const file = await compressSealed(new TextEncoder().encode('a run'));
  const sealedAgain = async (body: Uint8Array<ArrayBuffer>) => {
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, body.length, true);
    return concatBytes([file.subarray(0, 16), length, await sha256(body), body]);
  };
  const body = file.slice(HEADER_BYTES);
  const otherChecksum = body.slice();
  otherChecksum[body.length - 8] ^= 1;
  for (const wrong of [Uint8Array.of(0xff, 0xff, 0xff), otherChecksum, body.slice(0, -3), new Uint8Array()]) {
    await expect(decompressSealed(await sealedAgain(wrong), 100, 'file')).rejects.toThrow(
      new ArtifactFormatError('file: its compressed data cannot be decompressed. The file is damaged; fetch it again.'),
    );
  }
});
