import { type DecodeRunFileOptions, decodeRunFile, encodeRunFile, type RunFile } from '../run-file.ts';
import { saveFileTo } from './file-storage.ts';
import { type FileSystem, nodeFileSystem } from './file-system.ts';
import { storageError } from './storage-error.ts';

/**
 * Saves a run as one file. It is written beside its place and then renamed, so that a crash or a full disk leaves what
 * was there before, and a reader never meets half a file.
 *
 * @param path Usually `*.raqam`; its folder must be there.
 * @throws {ArtifactFormatError} When the run contradicts itself.
 * @throws {StorageError} `cannot save runs/a.raqam: the disk is full (ENOSPC). Free some space and save again.`
 */
export async function saveRunFile(path: string, run: RunFile): Promise<void> {
  await saveRunFileTo(nodeFileSystem, path, run);
}

/** {@link saveRunFile} on a file system of the caller's. */
export async function saveRunFileTo(files: FileSystem, path: string, run: RunFile): Promise<void> {
  await saveFileTo(files, path, await encodeRunFile(run));
}

/**
 * Reads a run that {@link saveRunFile} or a browser has saved.
 *
 * @throws {StorageError} When the file cannot be read.
 * @throws {ArtifactFormatError | ArtifactVersionError} As `decodeRunFile`, the path as its name.
 */
export async function loadRunFile(path: string, options: Omit<DecodeRunFileOptions, 'name'> = {}): Promise<RunFile> {
  const bytes = await nodeFileSystem.readFile(path).catch((error: unknown) => {
    throw storageError(`cannot read ${path}`, error);
  });
  return decodeRunFile(bytes, { ...options, name: path });
}
