import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { MnistFile } from '../mnist.ts';
import { fileAccessError } from './file-access-error.ts';
import { systemErrorCode } from './system-error-code.ts';

/**
 * Where a folder holds a file of MNIST, gzipped or not.
 *
 * @returns `null` when it holds neither.
 * @throws {FileAccessError} When the folder does not let this user see.
 */
export async function findMnistFile(directory: string, file: MnistFile): Promise<string | null> {
  for (const path of [join(directory, `${file}.gz`), join(directory, file)]) {
    try {
      await access(path);
      return path;
    } catch (error) {
      const code = systemErrorCode(error);
      if (code !== 'ENOENT' && code !== 'ENOTDIR') throw fileAccessError(path, 'read', error);
    }
  }
  return null;
}
