import { join } from 'node:path';
import { DataNotFoundError } from '../errors.ts';
import type { LoadedDataset } from '../loaded-dataset.ts';
import { type DataDirectoriesOptions, dataDirectories } from './data-directories.ts';
import { loadMnist, type MnistParts } from './load-mnist.ts';

/** MNIST always has a test part. */
export type LoadedMnist = LoadedDataset & MnistParts;

export async function loadDataset(name: 'mnist', options: DataDirectoriesOptions = {}): Promise<LoadedMnist> {
  const directories = await dataDirectories(options);
  for (const directory of directories) {
    const origin = join(directory, name);
    const loaded = await loadMnist(origin);
    if ('train' in loaded) return { name, ...loaded, origin, notice: null };
  }
  throw new DataNotFoundError(`${name}: not found in ${directories.join(', ')}.`);
}
