import { readFile } from 'node:fs/promises';
import { FileAccessError } from '../errors.ts';
import { systemErrorCode } from './system-error-code.ts';

/**
 * Reads a whole file.
 *
 * @returns `null` when there is no such file.
 * @throws {FileAccessError} `FILE cannot be read (EACCES). Give this user the right to read it and its folder.`
 */
export async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new FileAccessError(
      `${path} cannot be read (${code}). Give this user the right to read it and its folder, or choose another place.`,
      { cause: error },
    );
  }
}
