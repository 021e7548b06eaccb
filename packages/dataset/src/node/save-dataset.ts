import { join } from 'node:path';
import type { Dataset } from '../dataset.ts';
import { encodeIdx } from '../encode-idx.ts';
import { gzip } from '../gzip.ts';
import type { LoadedDataset } from '../loaded-dataset.ts';
import { writeBytes } from './write-bytes.ts';

/**
 * Writes a data set as a folder of gzipped IDX pairs, which `loadDataset` reads again: `train-…` and, where there is a
 * test part, `t10k-…`. Writers are not kept: IDX has no place for them.
 *
 * @param directory Made when it is missing; files of the same names are replaced, each at once.
 * @throws {FileAccessError} When the place cannot be written; nothing half-written is left behind.
 */
export async function saveDataset(directory: string, parts: Pick<LoadedDataset, 'train' | 'test'>): Promise<void> {
  await savePart(directory, 'train', parts.train);
  if (parts.test) await savePart(directory, 't10k', parts.test);
}

async function savePart(directory: string, start: string, dataset: Dataset): Promise<void> {
  const { images, labels } = dataset.shapes();
  const packedImages = await gzip(encodeIdx({ shape: images, data: dataset.images }));
  const packedLabels = await gzip(encodeIdx({ shape: labels, data: dataset.labels }));
  await writeBytes(join(directory, `${start}-images-idx3-ubyte.gz`), packedImages);
  await writeBytes(join(directory, `${start}-labels-idx1-ubyte.gz`), packedLabels);
}
