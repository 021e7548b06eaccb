import { type Dataset, formatShapes, type LoadedDataset } from '@raqam/dataset';

/** One data set as `raqam data --json` tells it. */
export interface DatasetDescription {
  readonly name: string;
  readonly origin: string;
  /** In the words of Keras: `(60000, 28, 28), (60000,), (10000, 28, 28), (10000,)`. */
  readonly shapes: string;
  readonly parts: readonly PartDescription[];
}

/** The part to learn from, or the one to be judged by. */
interface PartDescription {
  readonly part: 'train' | 'test';
  readonly numImages: number;
  /** How many images of each digit, 0 to 9. */
  readonly numPerLabel: readonly number[];
  /** SHA-256 of the images and labels; see `Dataset.digest`. */
  readonly sha256: string;
}

/** Counts the labels of a data set and takes its digests. */
export async function describeDataset(loaded: LoadedDataset): Promise<DatasetDescription> {
  const parts = [await describePart('train', loaded.train)];
  if (loaded.test) parts.push(await describePart('test', loaded.test));
  return { name: loaded.name, origin: loaded.origin, shapes: formatShapes(loaded), parts };
}

async function describePart(part: PartDescription['part'], dataset: Dataset): Promise<PartDescription> {
  const numPerLabel = Array.from({ length: 10 }, () => 0);
  for (const label of dataset.labels) numPerLabel[label]++;
  return { part, numImages: dataset.numImages, numPerLabel, sha256: await dataset.digest() };
}
