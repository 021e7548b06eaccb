import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { clearRunFolder, defaultRunFolder, runFolderAt } from './run-folder.ts';

let parent = '';
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'raqam-run-folder-'));
});
afterEach(async () => {
  await rm(parent, { recursive: true });
});

const WEIGHTS = 'weights-0123456789abcdef.bin';

async function fill(folder: string, content: string): Promise<void> {
  for (const name of ['model.json', WEIGHTS, 'run.raqam', 'checkpoint']) await writeFile(join(folder, name), content);
}

test('a new folder is named by model, seed and time', () => {
  const folder = defaultRunFolder('cnn', 3, new Date('2026-11-23T09:30:07.123Z'));
  expect(folder).toBe(join('raqam-runs', 'cnn-seed-3-2026-11-23T09-30-07'));
});

test('a folder that is missing is made', async () => {
  const folder = runFolderAt(join(parent, 'a', 'b'));
  expect(await clearRunFolder(folder)).toBeNull();
  expect(await readdir(folder.path)).toEqual([]);
});

test('earlier runs move aside one after the other, and other files stay', async () => {
  const folder = runFolderAt(parent);
  await writeFile(join(parent, 'notes.txt'), 'mine');
  await mkdir(join(parent, 'earlier-2'));
  await fill(parent, 'first');
  expect(await clearRunFolder(folder)).toBe(join(parent, 'earlier-1'));
  await fill(parent, 'second');
  expect(await clearRunFolder(folder)).toBe(join(parent, 'earlier-3'));
  expect((await readdir(parent)).sort()).toEqual(['earlier-1', 'earlier-2', 'earlier-3', 'notes.txt']);
  const moved = ['checkpoint', 'model.json', 'run.raqam', WEIGHTS];
  expect((await readdir(join(parent, 'earlier-1'))).sort()).toEqual(moved);
  expect(await readFile(join(parent, 'earlier-1', 'run.raqam'), 'utf8')).toBe('first');
  expect(await readFile(join(parent, 'earlier-3', 'run.raqam'), 'utf8')).toBe('second');
});
