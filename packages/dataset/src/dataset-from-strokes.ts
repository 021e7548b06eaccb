import { digitFromStrokes } from '@raqam/image';
import { Dataset } from './dataset.ts';
import type { StrokeSample } from './decode-stroke-lines.ts';
import { DatasetContentError } from './errors.ts';
import { DIGIT_SIZE, writeDigitBytes } from './write-digit-bytes.ts';

/**
 * Draws strokes under the 28×28 contract, exactly as a drawing pad's are when a digit is recognized.
 *
 * @param name The name of the data set.
 * @param samples Writers are kept when every sample names one.
 * @throws {DatasetContentError} When nothing is left to see of a sample, or when there is none.
 */
export async function datasetFromStrokes(
  name: string,
  samples: AsyncIterable<StrokeSample> | Iterable<StrokeSample>,
): Promise<Dataset> {
  const digits: Uint8Array[] = [];
  const labels: number[] = [];
  const writers: string[] = [];
  for await (const { label, strokes, writer } of samples) {
    const digit = digitFromStrokes(strokes);
    if (!digit) {
      throw new DatasetContentError(
        `${name}: digit ${digits.length} (label ${label}) leaves nothing to see, as a single dot does. Take it out.`,
      );
    }
    const bytes = new Uint8Array(DIGIT_SIZE);
    writeDigitBytes(digit, bytes, 0);
    digits.push(bytes);
    labels.push(label);
    if (writer !== null) writers.push(writer);
  }
  const images = new Uint8Array(digits.length * DIGIT_SIZE);
  for (const [index, bytes] of digits.entries()) images.set(bytes, index * DIGIT_SIZE);
  return new Dataset({
    name,
    images,
    labels: Uint8Array.from(labels),
    ...(writers.length === labels.length && { writers }),
  });
}
