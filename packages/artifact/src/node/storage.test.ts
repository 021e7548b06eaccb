import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { exampleArtifact, exampleRun } from '../../test/examples.ts';
import { weightsSha256 } from '../weights-sha256.ts';
import { type FileSystem, nodeFileSystem } from './file-system.ts';
import { loadModelArtifact, loadModelArtifactFrom, saveModelArtifactTo } from './model-artifact-storage.ts';
import { loadRunFile, saveRunFileTo } from './run-file-storage.ts';
import { StorageError } from './storage-error.ts';

// Many cases, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-artifact-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** The machine's own, but an act (counted from 0) of which `fails` is true throws; a write then leaves half a file. */
function faulty(code: string, fails: (act: number, name: keyof FileSystem) => boolean) {
  let numActs = 0;
  const attempt = async <Result>(
    name: keyof FileSystem,
    work: () => Promise<Result>,
    half?: () => Promise<unknown>,
  ): Promise<Result> => {
    if (!fails(numActs++, name)) return work();
    await half?.();
    throw Object.assign(new Error('made up'), { code });
  };
  const files: FileSystem = {
    createFolder: (path) => attempt('createFolder', () => nodeFileSystem.createFolder(path)),
    createFile: (path, bytes) =>
      attempt(
        'createFile',
        () => nodeFileSystem.createFile(path, bytes),
        () => writeFile(path, bytes.subarray(0, bytes.length / 2)),
      ),
    rename: (from, to) => attempt('rename', () => nodeFileSystem.rename(from, to)),
    syncFolder: (path) => attempt('syncFolder', () => nodeFileSystem.syncFolder(path)),
    readFile: (path) => attempt('readFile', () => nodeFileSystem.readFile(path)),
    remove: (path) => attempt('remove', () => nodeFileSystem.remove(path)),
  };
  return { files, numActs: () => numActs };
}

const weights = exampleRun.snapshots[0].weights;
const change = { weights, weightsSha256: await weightsSha256(weights) };

/** Two things that can be saved, each in an old and a new form; told apart by the digest of their weights. */
const kinds = [
  {
    title: 'a run',
    entry: 'a.raqam',
    save: (files: FileSystem, isNew: boolean) =>
      saveRunFileTo(files, join(folder, 'a.raqam'), isNew ? { ...exampleRun, ...change } : exampleRun),
    load: () => loadRunFile(join(folder, 'a.raqam')),
  },
  {
    title: 'a model',
    entry: 'model',
    save: (files: FileSystem, isNew: boolean) =>
      saveModelArtifactTo(files, join(folder, 'model'), isNew ? { ...exampleArtifact, ...change } : exampleArtifact),
    load: () => loadModelArtifact(join(folder, 'model')),
  },
];
const [runKind, modelKind] = kinds;

async function listing(): Promise<readonly string[]> {
  return (await readdir(folder, { recursive: true })).sort();
}

describe.each(kinds)('saving $title', ({ entry, save, load }) => {
  const isThere = async () => (await readdir(folder)).includes(entry);

  test('leaves the old one, or the new one whole, wherever the process dies', async () => {
    for (const existed of [false, true]) {
      const seen = { old: 0, new: 0 };
      for (let last = 0; ; last++) {
        if (existed) await save(nodeFileSystem, false);
        const dying = faulty('EIO', (act) => act >= last);
        await save(dying.files, true).catch(() => {});
        if (await isThere()) {
          const { weightsSha256: digest } = await load();
          expect([exampleRun.weightsSha256, change.weightsSha256]).toContain(digest);
          seen[digest === change.weightsSha256 ? 'new' : 'old'] += 1;
        } else {
          expect(existed).toBe(false);
        }
        // What a dead process leaves beside is in nobody's way.
        await save(nodeFileSystem, true);
        expect((await load()).weightsSha256).toBe(change.weightsSha256);
        await rm(folder, { recursive: true });
        await mkdir(folder);
        if (dying.numActs() <= last) break;
      }
      // Both ends of the change were met, so deaths before and after it were tried.
      expect(seen.new).toBeGreaterThan(1);
      expect(seen.old > 1).toBe(existed);
    }
  });

  test('leaves no trace of itself on a full disk, whichever act fails', async () => {
    for (const existed of [false, true]) {
      let numFailures = 0;
      for (let failing = 0; ; failing++) {
        if (existed) await save(nodeFileSystem, false);
        const before = await listing();
        // A full disk still lets files be deleted.
        const full = faulty('ENOSPC', (act, name) => act === failing && name !== 'remove');
        const error: unknown = await save(full.files, true).then(
          () => undefined,
          (reason: unknown) => reason,
        );
        if (error !== undefined) {
          numFailures += 1;
          expect(error).toEqual(
            new StorageError(
              `cannot save ${join(folder, entry)}: the disk is full (ENOSPC). Free some space and save again.`,
            ),
          );
        }
        expect((await readdir(folder)).filter((name) => name !== entry)).toEqual([]);
        if (await isThere()) {
          const isNew = (await load()).weightsSha256 === change.weightsSha256;
          if (!isNew) expect(await listing()).toEqual(before);
        }
        await rm(folder, { recursive: true });
        await mkdir(folder);
        if (full.numActs() <= failing) break;
      }
      expect(numFailures).toBeGreaterThan(2);
    }
  });

  test('replaces the old one and nothing else', async () => {
    await save(nodeFileSystem, false);
    const before = await listing();
    await save(nodeFileSystem, true);
    expect((await load()).weightsSha256).toBe(change.weightsSha256);
    expect((await listing()).length).toBe(before.length);
    await save(nodeFileSystem, true);
    expect((await listing()).length).toBe(before.length);
  });

  test.each([
    ['EACCES', 'access is denied (EACCES). Change its permissions, or choose another place.'],
    ['EROFS', 'the file system is read-only (EROFS). Choose another place.'],
    ['EDQUOT', 'the disk quota is used up (EDQUOT). Free some space and save again.'],
    ['EFBIG', 'files may not grow so large here (EFBIG). Choose another place.'],
    ['EMFILE', 'the system refused (EMFILE). Choose another place, or try again.'],
  ])('words %s', async (code, words) => {
    await expect(save(faulty(code, () => true).files, true)).rejects.toThrow(
      new StorageError(`cannot save ${join(folder, entry)}: ${words}`),
    );
  });
});

test('a model that is replaced between the reads of its two files is read whole', async () => {
  await modelKind.save(nodeFileSystem, false);
  let numReplaced = 0;
  const files: FileSystem = {
    ...nodeFileSystem,
    readFile: async (path) => {
      // Twice in turn, the model changes just before its weights are read.
      if (path.endsWith('.bin') && numReplaced < 2) await modelKind.save(nodeFileSystem, numReplaced++ === 0);
      return nodeFileSystem.readFile(path);
    },
  };
  expect(await loadModelArtifactFrom(files, join(folder, 'model'), {})).toEqual(exampleArtifact);
  expect(numReplaced).toBe(2);
});

test('other files in a model directory stay', async () => {
  await modelKind.save(nodeFileSystem, false);
  await writeFile(join(folder, 'model', 'README.md'), 'mine');
  await modelKind.save(nodeFileSystem, true);
  const names = await readdir(join(folder, 'model'));
  expect(names.sort()).toEqual(['README.md', 'model.json', `weights-${change.weightsSha256.slice(0, 16)}.bin`]);
});

test('what a foreign model.json names is never deleted', async () => {
  await mkdir(join(folder, 'model'));
  await writeFile(join(folder, 'precious.bin'), 'mine');
  const foreign = { userDefinedMetadata: { raqam: {} }, weightsManifest: [{ paths: ['../precious.bin'] }] };
  await writeFile(join(folder, 'model', 'model.json'), JSON.stringify(foreign));
  await modelKind.save(nodeFileSystem, true);
  expect(await readdir(folder)).toEqual(['model', 'precious.bin']);
});

test('a run is not written over a folder, nor a model over a file', async () => {
  await mkdir(join(folder, 'a.raqam'));
  await writeFile(join(folder, 'model'), 'mine');
  await expect(runKind.save(nodeFileSystem, true)).rejects.toThrow(
    new StorageError(`cannot save ${join(folder, 'a.raqam')}: it is a folder (EISDIR). Choose a file.`),
  );
  await expect(modelKind.save(nodeFileSystem, true)).rejects.toThrow(
    new StorageError(
      `cannot save ${join(folder, 'model')}: a part of the path is a file (ENOTDIR). Choose another place.`,
    ),
  );
  expect(await readdir(folder)).toEqual(['a.raqam', 'model']);
});
