import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { OutputError } from './command-error.ts';
import { checkOutput, writeReport } from './write-report.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-bench-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test('replaces what was there and leaves nothing beside it', async () => {
  const path = join(folder, 'report.json');
  await writeFile(path, 'old');
  await writeReport(path, 'new');
  expect(await readFile(path, 'utf8')).toBe('new');
  expect(await readdir(folder)).toEqual(['report.json']);
});

test('a directory is refused', async () => {
  const error = new OutputError(
    `${folder} is a directory; expected a file. Name a file with --out, such as ${folder}/report.json.`,
  );
  await expect(checkOutput(folder)).rejects.toEqual(error);
  await expect(writeReport(folder, '{}')).rejects.toEqual(error);
});

test('a folder that does not exist is refused before anything is measured', async () => {
  const missing = join(folder, 'missing');
  await expect(checkOutput(join(missing, 'report.json'))).rejects.toEqual(
    new OutputError(
      `${missing} cannot be written to (ENOENT); expected a folder of this user. Create it, or name another file with --out.`,
    ),
  );
});

test('a write that fails keeps nothing half-written', async () => {
  const path = join(folder, 'x'.repeat(250));
  await expect(writeReport(path, '{}')).rejects.toEqual(
    new OutputError(
      `${path} could not be written (ENAMETOOLONG); expected a place with room for 2 bytes. Name another file with --out.`,
    ),
  );
  expect(await readdir(folder)).toEqual([]);
});
