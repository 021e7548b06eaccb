import * as fs from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileAccessError } from './file-access-error.ts';

/** What {@link writeBytes} needs of a file system. */
export type WritableFiles = Pick<typeof fs, 'mkdir' | 'writeFile' | 'rename' | 'rm'>;

/**
 * Writes a whole file: beside its place first, flushed to the disk, then renamed. Readers see the old file or the new
 * one, never a half; when it fails nothing is left behind.
 *
 * @param path Its folder is made when it is missing.
 * @param files The file system. @default Node's
 * @throws {FileAccessError} `FILE cannot be written: the disk is full (ENOSPC). Free some space, or …`
 */
export async function writeBytes(path: string, bytes: Uint8Array, files: WritableFiles = fs): Promise<void> {
  const beside = `${path}.${process.pid}-${crypto.randomUUID().slice(0, 8)}.tmp`;
  try {
    await files.mkdir(dirname(path), { recursive: true });
    await files.writeFile(beside, bytes, { flag: 'wx', flush: true });
    await files.rename(beside, path);
  } catch (error) {
    await files.rm(beside, { force: true }).catch(() => {}); // where nothing could be written, nothing is to be deleted
    throw fileAccessError(path, 'written', error);
  }
}
