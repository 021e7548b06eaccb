import { existsSync } from 'node:fs';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { unprivileged } from '../../test/unprivileged.ts';
import { FileAccessError } from '../errors.ts';
import { writeBytes } from './write-bytes.ts';

const BYTES = Uint8Array.of(1, 2, 3);

test('makes the folders it needs and replaces what was there', async () => {
  const folder = join(await temporaryFolder(), 'a', 'b');
  const path = join(folder, 'file');
  await writeBytes(path, Uint8Array.of(9, 9, 9, 9));
  await writeBytes(path, BYTES);
  expect(new Uint8Array(await fs.readFile(path))).toEqual(BYTES);
  expect(await fs.readdir(folder)).toEqual(['file']);
});

test.runIf(existsSync('/dev/full'))('a full disk is named, the old file stays and nothing half-written', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'file');
  await writeBytes(path, BYTES);
  const full: typeof fs.writeFile = async (beside, data, options) => {
    await fs.writeFile(beside, Uint8Array.of(1), options); // what still found room
    await fs.writeFile('/dev/full', data);
  };
  await expect(writeBytes(path, Uint8Array.of(4, 5, 6), { ...fs, writeFile: full })).rejects.toThrow(
    new FileAccessError(
      `${path} cannot be written: the disk is full (ENOSPC). Free some space, or choose a place on another disk.`,
    ),
  );
  expect(new Uint8Array(await fs.readFile(path))).toEqual(BYTES);
  expect(await fs.readdir(folder)).toEqual(['file']);
});

test('a folder without permission is named', async () => {
  const folder = await temporaryFolder();
  await fs.chmod(folder, 0o500);
  const path = join(folder, 'file');
  await unprivileged(() =>
    expect(writeBytes(path, BYTES)).rejects.toThrow(
      new FileAccessError(
        `${path} cannot be written: permission denied (EACCES). Give this user the right to write there, ` +
          'or choose another place.',
      ),
    ),
  );
});
