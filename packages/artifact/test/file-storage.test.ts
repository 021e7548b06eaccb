import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadFile, StorageError, saveFile } from '@raqam/artifact/node';
import { afterEach, beforeEach, expect, test } from 'vitest';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-artifact-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('a file is saved, replaced and loaded', async () => {
  const path = join(folder, 'a.bin');
  expect(await loadFile(path)).toBeNull();
  await saveFile(path, Uint8Array.of(1, 2, 3));
  await saveFile(path, Uint8Array.of(4));
  expect(new Uint8Array((await loadFile(path)) ?? [])).toEqual(Uint8Array.of(4));
  expect(await readdir(folder)).toEqual(['a.bin']);
});

test('a folder is no file', async () => {
  const refused = (act: string) => new StorageError(`cannot ${act} ${folder}: it is a folder (EISDIR). Choose a file.`);
  await expect(saveFile(folder, Uint8Array.of(1))).rejects.toThrow(refused('save'));
  await expect(loadFile(folder)).rejects.toThrow(refused('read'));
});
