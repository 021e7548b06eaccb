import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ArtifactFormatError, InputContractError, weightsSha256 } from '@raqam/artifact';
import { loadModelArtifact, loadRunFile, StorageError, saveModelArtifact, saveRunFile } from '@raqam/artifact/node';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { exampleArtifact, exampleRun, inputContract } from './examples.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-artifact-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('what was saved is read as it was', async () => {
  const model = join(folder, 'model');
  const run = join(folder, 'a.raqam');
  await saveModelArtifact(model, exampleArtifact);
  await saveRunFile(run, exampleRun);
  expect(await loadModelArtifact(model, { inputContract })).toEqual(exampleArtifact);
  expect(await loadRunFile(run)).toEqual(exampleRun);
});

test('faults name the file', async () => {
  const model = join(folder, 'model');
  const run = join(folder, 'a.raqam');
  await expect(loadRunFile(run)).rejects.toThrow(
    new StorageError(`cannot read ${run}: there is no such file or folder (ENOENT). Check the path.`),
  );
  await expect(loadModelArtifact(model)).rejects.toThrow(
    new StorageError(
      `cannot read ${join(model, 'model.json')}: there is no such file or folder (ENOENT). Check the path.`,
    ),
  );
  await expect(saveModelArtifact(join(folder, 'no', 'model'), exampleArtifact)).rejects.toThrow(
    new StorageError(
      `cannot save ${join(folder, 'no', 'model')}: there is no such file or folder (ENOENT). Check the path.`,
    ),
  );
  await writeFile(run, 'text');
  await expect(loadRunFile(run)).rejects.toThrow(
    new ArtifactFormatError(`${run}: 4 bytes; a run file has at least 52. It is cut short or of another kind.`),
  );
  await saveRunFile(run, exampleRun);
  await expect(loadRunFile(run, { maxSizeBytes: 10 })).rejects.toThrow(
    new ArtifactFormatError(
      `${run}: it decompresses to more than 10 bytes. If you trust its source, raise \`maxSizeBytes\`; else delete it.`,
    ),
  );
  await saveModelArtifact(model, exampleArtifact);
  await expect(loadModelArtifact(model, { inputContract: { id: 'other', version: 3 } })).rejects.toThrow(
    new InputContractError(
      `${model}: trained on inputs of digit-28x28 version 1; this program makes other version 3. ` +
        'Train the model again with this version of Raqam.',
    ),
  );
  await rm(join(model, `weights-${exampleArtifact.weightsSha256.slice(0, 16)}.bin`));
  await expect(loadModelArtifact(model)).rejects.toThrow(StorageError);
  await writeFile(join(model, 'model.json'), '{}');
  await expect(loadModelArtifact(model)).rejects.toThrow(
    new ArtifactFormatError(
      `${model}, model.json: userDefinedMetadata is missing; expected a value there. ` +
        'Save the model again, or take the original files.',
    ),
  );
});

test('a process killed while it saves leaves whole files', { timeout: 60_000 }, async () => {
  const digests = [exampleRun.weightsSha256, await weightsSha256(exampleRun.snapshots[0].weights)];
  for (let kill = 0; kill < 8; kill++) {
    const child = spawn(
      process.execPath,
      [
        '--conditions=@raqam/source',
        '--experimental-strip-types',
        fileURLToPath(new URL('save-forever.ts', import.meta.url)),
        folder,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const exit = once(child, 'exit');
    expect(String(await once(child.stdout, 'data'))).toBe('saved\n');
    await new Promise((resolve) => setTimeout(resolve, 7 * kill));
    child.kill('SIGKILL');
    await exit;
    const model = await loadModelArtifact(join(folder, 'model'));
    const run = await loadRunFile(join(folder, 'a.raqam'));
    expect(digests).toContain(model.weightsSha256);
    expect(digests).toContain(run.weightsSha256);
  }
});
