import { join } from 'node:path';
import type { Dataset } from '../dataset.ts';
import { datasetFromStrokes } from '../dataset-from-strokes.ts';
import { DataNotFoundError, DownloadError, FileAccessError } from '../errors.ts';
import type { LoadedDataset } from '../loaded-dataset.ts';
import { normalizeDataset } from '../normalize-dataset.ts';
import { type SynthesisOptions, synthesizeDataset } from '../synthesize-dataset.ts';
import { cacheDirectory } from './cache-directory.ts';
import { type DataDirectoriesOptions, dataDirectories } from './data-directories.ts';
import { type DownloadMnistOptions, downloadMnist } from './download-mnist.ts';
import { findMnistIn } from './find-mnist.ts';
import { findStrokeFile } from './find-stroke-file.ts';
import { placesOf } from './find-strokes.ts';
import { loadIdxFolder } from './load-idx-folder.ts';
import { loadMnist } from './load-mnist.ts';
import { readStrokeFile } from './read-stroke-file.ts';

/** Where to look, and what to do when nothing is there. */
export interface LoadDatasetOptions extends DataDirectoriesOptions, DownloadMnistOptions, SynthesisOptions {
  /** Whether MNIST may be fetched when no folder holds it. @default true */
  readonly download?: boolean;
  /** `synthetic` stands in for a set that is neither found nor fetched; `notice` then says so. @default none */
  readonly fallback?: 'synthetic';
  /** `false` leaves the images of an IDX folder as they are, in whatever size. @default true */
  readonly normalize?: boolean;
}

/** A data set that has a test part for certain. */
export type LoadedDatasetWithTest = LoadedDataset & { readonly test: Dataset };

/**
 * Loads a data set by name.
 *
 * - `mnist`: 60,000 + 10,000 digits, digests checked, never altered; fetched into the user's cache when no folder of
 *   {@link dataDirectories} holds it.
 * - `synthetic`: drawn, not found; needs nothing.
 * - any other name is a path, looked for in each folder of {@link dataDirectories} (or taken as it is when it is
 *   absolute or starts with a dot): a folder of IDX pairs, such as `usps`, or a file of labelled strokes, such as
 *   `strokes/pendigits-train`. All come back under the 28×28 contract.
 *
 * @throws {DataNotFoundError} `usps: found in none of /home/ada/data, /home/ada/.cache/raqam. …`
 * @throws {IdxFormatError | GzipFormatError | StrokeFormatError | DatasetContentError | DigestError} When it is damaged.
 * @throws {FileAccessError | DataConfigError} When it cannot be read, or the search cannot begin.
 */
export async function loadDataset(
  name: 'mnist' | 'synthetic',
  options?: LoadDatasetOptions,
): Promise<LoadedDatasetWithTest>;
export async function loadDataset(name: string, options?: LoadDatasetOptions): Promise<LoadedDataset>;
export async function loadDataset(name: string, options: LoadDatasetOptions = {}): Promise<LoadedDataset> {
  if (name === 'synthetic') return synthesizeDataset(options);
  try {
    return name === 'mnist' ? await findMnist(options) : await findByPath(name, options);
  } catch (error) {
    if (!(error instanceof DataNotFoundError) || options.fallback !== 'synthetic') throw error;
    return {
      ...synthesizeDataset(options),
      notice: `${error.message} Synthetic digits stand in for it: scores on them say nothing about real handwriting.`,
    };
  }
}

async function findMnist(options: LoadDatasetOptions): Promise<LoadedDatasetWithTest> {
  const cache = join(options.cacheDirectory ?? cacheDirectory(), 'mnist');
  const folders = (await dataDirectories(options)).map((directory) => join(directory, 'mnist'));
  // With `directories` the search leaves the cache out; a download does not.
  const origins = [...new Set(options.download === false ? folders : [...folders, cache])];
  const found = await findMnistIn(origins);
  if (found !== null) return loadMnistFrom(found);
  const remedy = 'Put its four files into one of these folders, or name theirs in RAQAM_DATA.';
  if (options.download === false) {
    throw new DataNotFoundError(`mnist: found in none of ${origins.join(', ')}. ${remedy}`);
  }
  try {
    await downloadMnist(cache, options);
  } catch (error) {
    if (!(error instanceof DownloadError || error instanceof FileAccessError)) throw error;
    throw new DataNotFoundError(`mnist: found in none of ${origins.join(', ')}. ${error.message} ${remedy}`, {
      cause: error,
    });
  }
  return loadMnistFrom(cache);
}

async function loadMnistFrom(origin: string): Promise<LoadedDatasetWithTest> {
  const parts = await loadMnist(origin);
  if ('train' in parts) return { name: 'mnist', ...parts, origin, notice: null };
  throw new DataNotFoundError(`mnist: ${parts.join(', ')} vanished from ${origin} while it was read. Try again.`);
}

async function findByPath(name: string, options: LoadDatasetOptions): Promise<LoadedDataset> {
  const paths = await placesOf(name, options);
  for (const origin of paths) {
    const strokes = await findStrokeFile(origin);
    if (strokes) {
      const train = await datasetFromStrokes(`${name}/train`, readStrokeFile(strokes));
      return { name, train, test: null, origin: strokes, notice: null };
    }
    const folder = await loadIdxFolder(origin, name);
    if (!folder) continue;
    const finish = options.normalize === false ? (dataset: Dataset) => dataset : normalizeDataset;
    return { name, train: finish(folder.train), test: folder.test && finish(folder.test), origin, notice: null };
  }
  throw new DataNotFoundError(
    `${name}: found neither IDX files nor strokes at ${paths.join(', ')}. Check the name, or put the files there.`,
  );
}
