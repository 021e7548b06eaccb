import { openIdxPair } from '../open-idx-pair.ts';
import type { PositionedBytes } from '../positioned-bytes.ts';
import type { StreamedDataset } from '../streamed-dataset.ts';

/** The two files of a data set, uncompressed: as a person has chosen them, or from the browser's storage. */
export interface DatasetFiles {
  /** For people, e.g. `big/train`. */
  readonly name: string;
  readonly images: Blob;
  readonly labels: Blob;
}

/**
 * Opens a pair of IDX files as a data set that may be larger than the memory: pixels are read from the file, by their
 * position, when a batch needs them. Labels are in memory.
 *
 * @throws {IdxFormatError} When a file is damaged, is gzipped, or is not what its place says.
 * @throws {DatasetContentError} When the files do not belong together, or a label is above 9.
 */
export async function openDataset({ images, labels, name }: DatasetFiles): Promise<StreamedDataset> {
  return openIdxPair(name, readBlob(images, `${name}, images`), readBlob(labels, `${name}, labels`));
}

function readBlob(blob: Blob, name: string): PositionedBytes {
  return {
    name,
    sizeBytes: blob.size,
    read: async (ranges) => {
      await Promise.all(
        ranges.map(async ({ position, target }) => {
          target.set(new Uint8Array(await blob.slice(position, position + target.length).arrayBuffer()));
        }),
      );
    },
  };
}
