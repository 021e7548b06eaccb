import { normalizeDigit } from '@raqam/image';
import { Dataset } from './dataset.ts';
import { DatasetContentError } from './errors.ts';
import { DIGIT_SIZE, writeDigitBytes } from './write-digit-bytes.ts';

/**
 * Brings every image under the 28×28 contract that training and use share, whatever size it has. Images that obey it
 * already stay as they are, to the bit.
 *
 * @throws {DatasetContentError} When an image is blank, or when the images look like dark ink on light paper: their mean
 *   is above 127, which no ink on empty paper reaches.
 */
export function normalizeDataset(dataset: Dataset): Dataset {
  const { name, numImages, height, width, labels, writers } = dataset;
  const mean = dataset.images.reduce((sum, value) => sum + value, 0) / dataset.images.length;
  if (mean > 127) {
    throw new DatasetContentError(
      `${name}: the mean of all pixels is ${mean.toFixed(0)} of 255; ink must be 255 on paper 0. ` +
        'Store 255 − value when it is the other way round.',
    );
  }
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
