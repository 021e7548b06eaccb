import type { Dataset } from './dataset.ts';
import type { ImageSource } from './image-source.ts';
import { type SplitOptions, splitIndices } from './split-indices.ts';

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
export function splitDataset(dataset: ImageSource, options: SplitOptions): DatasetSplit<ImageSource> {
  const { train, validation, test } = splitIndices(dataset, options);
  const side = (indices: readonly number[], name: string) => dataset.subset(indices, `${dataset.name}/${name}`);
  return {
    train: side(train, 'train'),
    validation: validation && side(validation, 'validation'),
    test: test && side(test, 'test'),
  };
}
