import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { exampleRun } from '../test/examples.ts';
import { ArtifactFormatError, ArtifactVersionError } from './errors.ts';
import { decodeRunFile, decodeRunFileOf, encodeRunFile, RUN_FILE_FORMAT } from './run-file.ts';
import { decodeSafetensors, encodeSafetensors, type Safetensors } from './safetensors.ts';
import { compressSealed, decompressSealed } from './sealed-gzip.ts';
import type { DocumentFormat } from './upgrade-document.ts';

// Many cases, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

const container = await decompressSealed(await encodeRunFile(exampleRun), 2 ** 20, 'example');
const contents = decodeSafetensors(container, 'example');

/** A file whose seal is right, whatever is in it: only what is inside can be at fault. */
const sealed = (changed: Partial<Safetensors>) => compressSealed(encodeSafetensors({ ...contents, ...changed }));
const withRecord = (change: (text: string) => string) =>
  sealed({ metadata: { ...contents.metadata, run: change(contents.metadata.run) } });
const REMEDY = 'The file is damaged or was made by another program; take the original.';

describe('a sound file with wrong contents is refused:', () => {
  test('a newer version', async () => {
    const file = await withRecord((run) => run.replace('{"version":1', '{"version":2'));
    await expect(decodeRunFile(file)).rejects.toThrow(
      new ArtifactVersionError(
        'run file: a run of version 2; this program reads up to version 1. Update Raqam to read it.',
      ),
    );
  });

  const { weights } = exampleRun;
  const huge = { name: 'hidden/kernel', shape: [2, 2], values: Float32Array.of(1, 2, 3, Number.NaN) };
  test.each<[string, () => Promise<Uint8Array<ArrayBuffer>>, string]>([
    [
      'other safetensors',
      () => sealed({ metadata: { format: 'pt' } }),
      `format is "pt"; expected "raqam-run". ${REMEDY}`,
    ],
    [
      'no record',
      () => sealed({ metadata: { format: 'raqam-run' } }),
      `run is missing; expected a value there. ${REMEDY}`,
    ],
    [
      'a record that is no JSON',
      () => withRecord((run) => run.slice(1)),
      `the record of the run is not JSON in UTF-8. ${REMEDY}`,
    ],
    [
      'a record without a field',
      () => withRecord((run) => run.replace('"durationMs":12.5,', '')),
      `durationMs is missing; expected a value there. ${REMEDY}`,
    ],
    [
      'layers that do not fit',
      () => withRecord((run) => run.replace('"inputShape":[2]', '"inputShape":[2,1,1]')),
      'xor, layer hidden (dense): 2×1×1 arrives; expected a flat row of features. Put a flatten layer before it.',
    ],
    [
      'too few tensors',
      () => sealed({ tensors: weights }),
      `4 tensors; the weights and 2 snapshots of xor are 12. ${REMEDY}`,
    ],
    [
      'tensors in another order',
      () => sealed({ tensors: contents.tensors.toReversed() }),
      'weight 0 is snapshots/1/output/bias [1]; the network xor has hidden/kernel [2, 2] there. Take weights and specification from the same network.',
    ],
    [
      'weights that are not finite',
      () => sealed({ tensors: [huge, ...contents.tensors.slice(1)] }),
      'hidden/kernel holds NaN at index 3; expected finite numbers. The training diverged: take an earlier snapshot, or train with a lower learning rate.',
    ],
    [
      'another digest',
      () => withRecord((run) => run.replace(exampleRun.weightsSha256, 'b'.repeat(64))),
      `the weights have the SHA-256 ${exampleRun.weightsSha256}; stated is ${'b'.repeat(64)}. ${REMEDY}`,
    ],
    [
      'counts that do not add up',
      () => withRecord((run) => run.replace('"count":4', '"count":5')),
      'confusionMatrix counts 4 images, metrics 5. Take both from one evaluation.',
    ],
  ])('%s', async (_, make, message) => {
    await expect(decodeRunFile(await make())).rejects.toThrow(new ArtifactFormatError(`run file: ${message}`));
  });
});

test('an older version is migrated, one step after the other', async () => {
  const older = await withRecord((run) =>
    run.replace('{"version":1', '{"version":0').replace('"durationMs":12.5', '"seconds":0.0125'),
  );
  const format: DocumentFormat = {
    ...RUN_FILE_FORMAT,
    migrations: new Map([[0, ({ seconds, ...rest }) => ({ ...rest, durationMs: Number(seconds) * 1000 })]]),
  };
  expect(await decodeRunFileOf(format, older, {})).toEqual(exampleRun);
  await expect(decodeRunFile(older)).rejects.toThrow(
    new ArtifactVersionError(
      'run file: a run of version 0; this program reads version 1 and knows no way from version 0. ' +
        'Make it again with this version of Raqam.',
    ),
  );
});

test('a byte changed inside a file that is sealed again is refused in words, or gives another sound run', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(container.length - 1), fc.integer({ min: 1, max: 255 }), async (position, mask) => {
      const changed = container.slice();
      changed[position] ^= mask;
      const file = await compressSealed(changed);
      try {
        const run = await decodeRunFile(file);
        // Blanks fill the header up; another kind of blank there means the same.
        if (container[position] !== 0x20) expect(run).not.toEqual(exampleRun);
        expect(await decodeRunFile(await encodeRunFile(run))).toEqual(run);
      } catch (error) {
        const refused = error instanceof ArtifactFormatError || error instanceof ArtifactVersionError;
        if (!refused) throw error;
      }
    }),
    { numRuns: 1000 },
  );
});
