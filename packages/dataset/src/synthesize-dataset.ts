import type { StrokeVariation } from '@raqam/image';
import { Dataset } from './dataset.ts';
import { DatasetArgumentError } from './errors.ts';
import type { LoadedDataset } from './loaded-dataset.ts';
import { type SyntheticDigit, synthesizeDigit } from './synthesize-digit.ts';
import { DIGIT_SIZE } from './write-digit-bytes.ts';

/** How many digits to draw, and which. */
export interface SynthesisOptions {
  /** A whole number from 0 to 2^53 − 1. @default 1 */
  readonly seed?: number;
  /** Images for training, at least 1. @default 5000 */
  readonly numTrain?: number;
  /** Images for the test, at least 1. @default 1000 */
  readonly numTest?: number;
  /** As of `synthesizeDigit`: hands and pens vary more. @default not varied */
  readonly variation?: Partial<StrokeVariation>;
}

/** Test images are drawn from here on: never the same as training images, however many of these there are. */
const FIRST_TEST_INDEX = 2 ** 31;

/**
 * A data set of digits drawn by `synthesizeDigit`: training images 0, 1, … and test images 2^31, 2^31 + 1, … of one row,
 * the ten labels in turn. Asking for more images leaves the first ones as they were.
 *
 * It needs no file and no network. A score on it says that a program learns, and nothing about real handwriting.
 *
 * @throws {DatasetArgumentError} `synthesizeDataset: numTrain is 0; expected a whole number from 1 to 2147483648. …`
 */
export function synthesizeDataset(options: SynthesisOptions = {}): LoadedDataset & { readonly test: Dataset } {
  const { seed = 1, numTrain = 5000, numTest = 1000, variation } = options;
  for (const [name, count] of Object.entries({ numTrain, numTest })) {
    if (!Number.isInteger(count) || count < 1 || count > FIRST_TEST_INDEX) {
      throw new DatasetArgumentError(
        `synthesizeDataset: ${name} is ${count}; expected a whole number from 1 to ${FIRST_TEST_INDEX}. ` +
          'Pass how many images to draw.',
      );
    }
  }
  return {
    name: 'synthetic',
    train: draw('synthetic/train', numTrain, (i) => synthesizeDigit(seed, i, variation)),
    test: draw('synthetic/test', numTest, (i) => synthesizeDigit(seed, FIRST_TEST_INDEX + i, variation)),
    origin: `drawn with seed ${seed}`,
    notice: null,
  };
}

function draw(name: string, count: number, drawDigit: (i: number) => SyntheticDigit): Dataset {
  const images = new Uint8Array(count * DIGIT_SIZE);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const { pixels, label } = drawDigit(i);
    images.set(pixels, i * DIGIT_SIZE);
    labels[i] = label;
  }
  return new Dataset({ name, images, labels });
}
