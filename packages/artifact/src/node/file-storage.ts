import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import { type FileSystem, nodeFileSystem } from './file-system.ts';
import { errorCode, storageError } from './storage-error.ts';

/**
 * Saves bytes as one file: written beside its place and then renamed, so that a crash or a full disk leaves what was
 * there before, and a reader never meets half a file.
 *
 * @param path Its folder must be there.
 * @throws {StorageError} `cannot save runs/a.raqam: the disk is full (ENOSPC). Free some space and save again.`
 */
export async function saveFile(path: string, bytes: Uint8Array): Promise<void> {
  await saveFileTo(nodeFileSystem, path, bytes);
}

/** {@link saveFile} on a file system of the caller's. */
export async function saveFileTo(files: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await files.createFile(temporary, bytes);
    await files.rename(temporary, path);
    await files.syncFolder(dirname(path));
  } catch (error) {
    throw storageError(`cannot save ${path}`, error);
  } finally {
    // Gone already if all went well. If it cannot be removed, nothing looks for its name.
    await files.remove(temporary).catch(() => {});
  }
}

/**
 * Reads a file whole.
 *
 * @returns Null when there is none.
 * @throws {StorageError} When it cannot be read.
 */
export async function loadFile(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  return nodeFileSystem.readFile(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null;
    throw storageError(`cannot read ${path}`, error);
  });
}
