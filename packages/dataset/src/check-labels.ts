import { DatasetContentError } from './errors.ts';
import { NO_DIGIT } from './no-digit.ts';

/**
 * Makes sure that each image has one label, and that it is a digit or {@link NO_DIGIT}.
 *
 * @throws {DatasetContentError} `mnist/train: 60000 images and 59999 labels. Each image needs one label; check that the
 *   two files belong together.`
 */
export function checkLabels(name: string, numImages: number, labels: Uint8Array): void {
  if (numImages !== labels.length) {
    throw new DatasetContentError(
      `${name}: ${numImages} images and ${labels.length} labels. Each image needs one label; ` +
        'check that the two files belong together.',
    );
  }
  if (numImages === 0) throw new DatasetContentError(`${name}: no images. Pass at least one.`);
  const wrong = labels.findIndex((label) => label > 9 && label !== NO_DIGIT);
  if (wrong !== -1) {
    throw new DatasetContentError(
      `${name}: label ${wrong} is ${labels[wrong]}; expected a digit from 0 to 9, or ${NO_DIGIT} (NO_DIGIT). ` +
        'Leave out what is not a digit, or label it NO_DIGIT.',
    );
  }
}
