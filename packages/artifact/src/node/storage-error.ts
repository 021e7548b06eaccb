/** A file could not be read or written: the disk is full, a folder is missing or closed to us. */
export class StorageError extends Error {
  override readonly name = 'StorageError';
}

const EXPLANATIONS: Readonly<Record<string, readonly [cause: string, remedy: string]>> = {
  EACCES: ['access is denied', 'Change its permissions, or choose another place.'],
  EPERM: ['access is denied', 'Change its permissions, or choose another place.'],
  EROFS: ['the file system is read-only', 'Choose another place.'],
  EDQUOT: ['the disk quota is used up', 'Free some space and save again.'],
  EFBIG: ['files may not grow so large here', 'Choose another place.'],
  ENOSPC: ['the disk is full', 'Free some space and save again.'],
  EISDIR: ['it is a folder', 'Choose a file.'],
  ENOENT: ['there is no such file or folder', 'Check the path.'],
  ENOTDIR: ['a part of the path is a file', 'Choose another place.'],
};

/**
 * Words what the system said about a file.
 *
 * @param act What was tried, for example `cannot save runs/a.raqam`.
 */
export function storageError(act: string, error: unknown): StorageError {
  const code = errorCode(error) ?? 'unknown';
  const [cause, remedy] = EXPLANATIONS[code] ?? ['the system refused', 'Choose another place, or try again.'];
  return new StorageError(`${act}: ${cause} (${code}). ${remedy}`, { cause: error });
}

/** The system's name for an error, for example `ENOENT`. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
