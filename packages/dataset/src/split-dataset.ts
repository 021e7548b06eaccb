import { createRandomSource, permutation } from '@raqam/random';
import type { Dataset } from './dataset.ts';
import { DatasetArgumentError } from './errors.ts';
import type { ImageSource } from './image-source.ts';

/** How {@link splitDataset} divides: shares of the images, each from 0, together at most 1. */
export interface SplitOptions {
  /** Share to watch while training. @default 0 */
  readonly validation?: number;
  /** Share to judge by in the end. @default 0 */
  readonly test?: number;
  /** A whole number from 0 to 2^53 − 1. */
  readonly seed: number;
}

/** The three sides; a share of 0 gives `null`. Training gets what the others leave. */
export interface DatasetSplit<Source extends ImageSource = Dataset> {
  readonly train: Source;
  readonly validation: Source | null;
  readonly test: Source | null;
}

/**
 * Divides a data set at random into training, validation and test, depending on `seed` only.
 *
 * Where writers are known the division is by writer: all images of a hand go to one side, so that a score says something
 * about hands never seen. Writers are drawn in a random order and each goes to the side that lacks most images, so the
 * shares are met about as closely as one writer's images allow. Without writers, images are drawn one by one and the
 * shares are met to within one image. Classes are not balanced on purpose (no stratification): with a thousand images
 * or more a side, chance balances them well enough, and the order of the images within a side is that of the data set.
 *
 * @throws {DatasetArgumentError} `pendigits: its 2 writers cannot be divided so that test gets any (share 0.1). …`
 */
export function splitDataset(dataset: Dataset, options: SplitOptions): DatasetSplit;
export function splitDataset(dataset: ImageSource, options: SplitOptions): DatasetSplit<ImageSource>;
export function splitDataset(
  dataset: ImageSource,
  { validation = 0, test = 0, seed }: SplitOptions,
): DatasetSplit<ImageSource> {
  const shares = [1 - validation - test, validation, test];
  if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
    throw new DatasetArgumentError(
      `splitDataset: validation is ${validation} and test is ${test}; expected shares from 0 that leave something of 1 ` +
        'for training. Pass, for example, 0.1 and 0.1.',
    );
  }
  const groups = dataset.writers ? indicesByWriter(dataset.writers) : null;
  const sideOf = new Uint8Array(dataset.numImages);
  const room = shares.map((share) => share * dataset.numImages);
  const place = (indices: readonly number[]) => {
    const emptiest = room.indexOf(Math.max(...room));
    room[emptiest] -= indices.length;
    for (const index of indices) sideOf[index] = emptiest;
  };
  const source = createRandomSource(seed, 'split');
  for (const drawn of permutation(groups?.length ?? dataset.numImages, source)) place(groups?.[drawn] ?? [drawn]);

  const side = (number: number, name: string): ImageSource => {
    const indices = Array.from(sideOf.keys()).filter((index) => sideOf[index] === number);
    if (indices.length > 0) return dataset.subset(indices, `${dataset.name}/${name}`);
    const what = groups ? `${groups.length} writers` : `${dataset.numImages} images`;
    throw new DatasetArgumentError(
      `${dataset.name}: its ${what} cannot be divided so that ${name} gets any (share ${shares[number]}). ` +
        'Ask for a larger share, or fewer sides.',
    );
  };
  return {
    train: side(0, 'train'),
    validation: validation > 0 ? side(1, 'validation') : null,
    test: test > 0 ? side(2, 'test') : null,
  };
}

function indicesByWriter(writers: readonly string[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const [index, writer] of writers.entries()) {
    const group = groups.get(writer);
    if (group) group.push(index);
    else groups.set(writer, [index]);
  }
  return [...groups.values()];
}
