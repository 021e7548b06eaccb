import { readFile } from 'node:fs/promises';
import { fileAccessError } from './file-access-error.ts';
import { systemErrorCode } from './system-error-code.ts';

/**
 * Reads a whole file.
 *
 * @returns `null` when there is no such file.
 * @throws {FileAccessError} `FILE cannot be read: permission denied (EACCES). Give this user the right to read there, …`
 */
export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw fileAccessError(path, 'read', error);
  }
}
