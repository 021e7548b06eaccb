import { gunzipSync, gzipSync } from 'node:zlib';
import { ArtifactFormatError, decodeRunFile, encodeRunFile, type RunFile, weightsSha256 } from '@raqam/artifact';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { runFile } from './arbitraries.ts';
import { exampleRun } from './examples.ts';
import { randomWeights } from './random-weights.ts';
import { everyStockLayer } from './specs.ts';

// Many cases, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

const file = await encodeRunFile(exampleRun);

describe('encodeRunFile', () => {
  test('decodes to the same value, for any run', async () => {
    await fc.assert(
      fc.asyncProperty(runFile, async (promised) => {
        const run = await promised;
        expect(await decodeRunFile(await encodeRunFile(run))).toEqual(run);
      }),
      { numRuns: 100 },
    );
  });

  test('gunzip and the safetensors layout open the weights: written out by hand', () => {
    const container = gunzipSync(file);
    const headerLength = Number(container.readBigUInt64LE(0));
    expect(headerLength % 8).toBe(0);
    const header: unknown = JSON.parse(container.toString('utf8', 8, 8 + headerLength));
    expect(header).toMatchObject({
      __metadata__: { format: 'raqam-run' },
      'hidden/kernel': { dtype: 'F32', shape: [2, 2], data_offsets: [0, 16] },
      'hidden/bias': { dtype: 'F32', shape: [2], data_offsets: [16, 24] },
      'output/kernel': { dtype: 'F32', shape: [2, 1], data_offsets: [24, 32] },
      'output/bias': { dtype: 'F32', shape: [1], data_offsets: [32, 36] },
      'snapshots/0/hidden/kernel': { dtype: 'F32', shape: [2, 2], data_offsets: [36, 52] },
      'snapshots/1/output/bias': { dtype: 'F32', shape: [1], data_offsets: [104, 108] },
    });
    expect(container.length).toBe(8 + headerLength + 108);
    const second = container.readFloatLE(8 + headerLength + 4);
    expect(second).toBe(exampleRun.weights[0].values[1]);
  });

  const [first, last] = exampleRun.snapshots;
  test.each<[Partial<RunFile>, string]>([
    [{ durationMs: -1 }, 'durationMs is -1; expected a finite number ≥ 0. Correct it before saving.'],
    [
      { startedAt: 'today' },
      'startedAt is "today"; expected a UTC time such as "2026-11-23T09:30:00.000Z". Correct it before saving.',
    ],
    [
      { startedAt: '2026-13-01T00:00:00.000Z' },
      'startedAt is "2026-13-01T00:00:00.000Z"; expected a UTC time such as "2026-11-23T09:30:00.000Z". Correct it before saving.',
    ],
    [
      { history: [{ ...exampleRun.history[0], loss: Number.NaN }] },
      'history[0].loss is NaN; expected a finite number ≥ 0. Correct it before saving.',
    ],
    [{ weights: [] }, '0 weight tensors; the network xor has 4. Take weights and specification from the same network.'],
    [
      { weightsSha256: '0'.repeat(64) },
      `the weights have the SHA-256 ${exampleRun.weightsSha256}; stated is ${'0'.repeat(64)}. Pass what weightsSha256(weights) gives.`,
    ],
    [{ snapshots: [last, first] }, 'snapshots[1] is of step 0; expected a later step than the one before. Sort them.'],
    [{ confusionMatrix: [[4]] }, 'confusionMatrix is not 2×2, as the outputs of xor ask. Count again.'],
    [{ confusionMatrix: [[1, 1], [1]] }, 'confusionMatrix is not 2×2, as the outputs of xor ask. Count again.'],
    [
      {
        confusionMatrix: [
          [1, 1],
          [1, 2],
        ],
      },
      'confusionMatrix counts 5 images, metrics 4. Take both from one evaluation.',
    ],
    [{ metrics: null }, 'confusionMatrix counts 4 images, metrics none. Take both from one evaluation.'],
    [
      { wrong: [{ index: 0, label: 2, probabilities: [0.5] }] },
      'wrong[0] has the label 2 and 1 probabilities; xor has 1 outputs. Take both from one evaluation.',
    ],
    [
      { wrong: [{ index: 0, label: 1, probabilities: [] }] },
      'wrong[0] has the label 1 and 0 probabilities; xor has 1 outputs. Take both from one evaluation.',
    ],
    [
      { wrong: [exampleRun.wrong[0], exampleRun.wrong[0]] },
      'wrong[1] is image 1; expected a later one than the one before. Sort them by index.',
    ],
  ])('refuses a value that contradicts itself (%#)', async (fault, message) => {
    await expect(encodeRunFile({ ...exampleRun, ...fault })).rejects.toThrow(
      new ArtifactFormatError(`RunFile: ${message}`),
    );
  });

  test('refuses a snapshot of another network, and says which', async () => {
    const snapshots = [first, { ...last, weights: randomWeights(everyStockLayer) }];
    await expect(encodeRunFile({ ...exampleRun, snapshots })).rejects.toThrow(
      new ArtifactFormatError(
        'RunFile, snapshots[1]: 15 weight tensors; the network xor has 4. Take weights and specification from the same network.',
      ),
    );
  });
});

describe('decodeRunFile', () => {
  test.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['nothing', new Uint8Array(), '0 bytes; a run file has at least 52. It is cut short or of another kind.'],
    ['a cut header', file.slice(0, 51), '51 bytes; a run file has at least 52. It is cut short or of another kind.'],
    [
      'a cut file',
      file.slice(0, -1),
      `${file.length - 52} bytes should follow the header, ${file.length - 53} do. The file is cut short; fetch it again.`,
    ],
    [
      'something appended',
      Uint8Array.of(...file, 0),
      `${file.length - 52} bytes should follow the header, ${file.length - 51} do. Something was appended; fetch it again.`,
    ],
    [
      'a changed byte',
      file.map((byte, index) => (index === 200 ? byte ^ 1 : byte)),
      'its bytes do not match the SHA-256 in its header. The file is damaged; fetch it again.',
    ],
    [
      'the same run, unpacked and packed again',
      Uint8Array.from(gzipSync(gunzipSync(file))),
      'it does not begin as a run file does. Choose a file that Raqam has saved, exactly as saved: not unpacked, not packed again.',
    ],
    [
      'a page in place of a file',
      new TextEncoder().encode(`<!doctype html>${'<p>not found</p>'.repeat(9)}`),
      'it does not begin as a run file does. Choose a file that Raqam has saved, exactly as saved: not unpacked, not packed again.',
    ],
  ])('refuses %s', async (_, bytes, message) => {
    await expect(decodeRunFile(bytes, { name: 'a.raqam' })).rejects.toThrow(
      new ArtifactFormatError(`a.raqam: ${message}`),
    );
  });

  test('refuses to decompress beyond the limit', async () => {
    const size = gunzipSync(file).length;
    expect(await decodeRunFile(file, { maxSizeBytes: size })).toEqual(exampleRun);
    await expect(decodeRunFile(file, { maxSizeBytes: size - 1 })).rejects.toThrow(
      new ArtifactFormatError(
        `run file: it decompresses to more than ${size - 1} bytes. If you trust its source, raise \`maxSizeBytes\`; else delete it.`,
      ),
    );
  });

  test('a file cut at any byte, or with any bit changed, is refused', async () => {
    for (let position = 0; position < file.length; position++) {
      await expect(decodeRunFile(file.slice(0, position))).rejects.toBeInstanceOf(ArtifactFormatError);
      const changed = file.slice();
      changed[position] ^= 1 << (position % 8);
      await expect(decodeRunFile(changed)).rejects.toBeInstanceOf(ArtifactFormatError);
    }
  });

  test('any bytes are refused, also behind the right beginning', async () => {
    const bytes = fc.uint8Array({ maxLength: 300 }).map((value) => Uint8Array.from(value));
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 0, max: 52 }), async (random, kept) => {
        const content = Uint8Array.of(...file.subarray(0, kept), ...random);
        await expect(decodeRunFile(content)).rejects.toBeInstanceOf(ArtifactFormatError);
      }),
      { numRuns: 300 },
    );
  });
});

describe('weightsSha256', () => {
  test('hashes values as little-endian f32, in order: printf "\\x00\\x00\\x80\\x3f\\x00\\x00\\x00\\x80" | sha256sum', async () => {
    const tensor = (value: number) => ({ name: 'any', shape: [1], values: Float32Array.of(value) });
    const digest = '0cd40d287b3669a987311a242f957a55c86c626a988a6f0136e0b627684c9fdb';
    expect(await weightsSha256([tensor(1), tensor(-0)])).toBe(digest);
    expect(await weightsSha256([tensor(-0), tensor(1)])).not.toBe(digest);
    const oneTensor = { name: 'other', shape: [2], values: Float32Array.of(1, -0) };
    expect(await weightsSha256([oneTensor])).toBe(digest);
  });

  test('takes weights in shared memory', async () => {
    const shared = new Float32Array(new SharedArrayBuffer(8));
    shared.set([1, -0]);
    const digest = await weightsSha256([{ name: 'any', shape: [2], values: shared }]);
    expect(digest).toBe(await weightsSha256([{ name: 'any', shape: [2], values: Float32Array.of(1, -0) }]));
  });
});
