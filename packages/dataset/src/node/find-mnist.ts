import { join } from 'node:path';
import { MNIST_FILES } from '../mnist.ts';
import { type DataDirectoriesOptions, dataDirectories } from './data-directories.ts';
import { findMnistFile } from './find-mnist-file.ts';

/**
 * Where MNIST is on this machine. Looks for its four files, gzipped or not, without reading them.
 *
 * @returns The folder that `loadDataset('mnist')` would read; `null` when no folder of {@link dataDirectories} holds all
 *   four.
 * @throws {FileAccessError | DataConfigError} When a folder does not let this user see, or the search cannot begin.
 */
export async function findMnist(options: DataDirectoriesOptions = {}): Promise<string | null> {
  return findMnistIn((await dataDirectories(options)).map((directory) => join(directory, 'mnist')));
}

/** The first of some folders that holds all four files. */
export async function findMnistIn(folders: readonly string[]): Promise<string | null> {
  for (const folder of folders) {
    const files = await Promise.all(MNIST_FILES.map((file) => findMnistFile(folder, file)));
    if (!files.includes(null)) return folder;
  }
  return null;
}
