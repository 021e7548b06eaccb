import { normalizeDigit } from '@raqam/image';
import { checkInkOnPaper } from './check-ink-on-paper.ts';
import { Dataset } from './dataset.ts';
import { DatasetContentError } from './errors.ts';
import { DIGIT_SIZE, writeDigitBytes } from './write-digit-bytes.ts';

/**
 * Brings every image under the 28×28 contract that training and use share, whatever size it has. Images that obey it
 * already stay as they are, to the bit.
 *
 * @throws {DatasetContentError} When an image is blank, or as {@link checkInkOnPaper} says.
 */
export function normalizeDataset(dataset: Dataset): Dataset {
  const { name, numImages, height, width, labels, writers } = dataset;
  checkInkOnPaper(dataset);
  const images = new Uint8Array(numImages * DIGIT_SIZE);
  for (let index = 0; index < numImages; index++) {
    const ink = Float32Array.from(dataset.image(index), (value) => value / 255);
    const digit = normalizeDigit({ width, height, ink });
    if (!digit) {
      throw new DatasetContentError(
        `${name}: image ${index} (label ${labels[index]}) is blank. Leave it and its label out of the files.`,
      );
    }
    writeDigitBytes(digit, images, index);
  }
  return new Dataset({ name, images, labels, ...(writers && { writers }) });
}
