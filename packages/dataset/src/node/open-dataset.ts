import { open, stat } from 'node:fs/promises';
import { IdxFormatError } from '../errors.ts';
import { openIdxPair } from '../open-idx-pair.ts';
import type { PositionedBytes } from '../positioned-bytes.ts';
import type { StreamedDataset } from '../streamed-dataset.ts';
import { fileAccessError } from './file-access-error.ts';

/** The two files of a data set, uncompressed. */
export interface DatasetPaths {
  /** For people, e.g. `big/train`. */
  readonly name: string;
  readonly images: string;
  readonly labels: string;
}

/**
 * Opens a pair of IDX files as a data set that may be larger than the memory: pixels are read from the file, by their
 * position, when a batch needs them. Labels are in memory. No file stays open between batches.
 *
 * @throws {FileAccessError} When a file cannot be read, now or with a batch.
 * @throws {IdxFormatError} When a file is damaged, is gzipped, or is not what its place says.
 * @throws {DatasetContentError} When the files do not belong together, or a label is above 9.
 */
export async function openDataset({ images, labels, name }: DatasetPaths): Promise<StreamedDataset> {
  return openIdxPair(name, await openFile(images), await openFile(labels));
}

async function openFile(path: string): Promise<PositionedBytes> {
  const { size } = await attempt(path, () => stat(path));
  return {
    name: path,
    sizeBytes: size,
    read: (ranges) =>
      attempt(path, async () => {
        const file = await open(path);
        try {
          await Promise.all(
            ranges.map(async ({ position, target }) => {
              const { bytesRead } = await file.read(target, 0, target.length, position);
              if (bytesRead < target.length) {
                throw new IdxFormatError(
                  `${path}: ${bytesRead} bytes at ${position}; expected ${target.length}. ` +
                    'The file was changed while it was in use; open it again.',
                );
              }
            }),
          );
        } finally {
          await file.close();
        }
      }),
  };
}

async function attempt<Result>(path: string, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    throw error instanceof IdxFormatError ? error : fileAccessError(path, 'read', error);
  }
}
