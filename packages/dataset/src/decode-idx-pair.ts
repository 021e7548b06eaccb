import { Dataset } from './dataset.ts';
import { decodeIdx } from './decode-idx.ts';
import { IdxFormatError } from './errors.ts';
import { gunzip } from './gzip.ts';

/** One file of a pair: its bytes, gzipped or not, and a name for error messages. */
export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Decodes an IDX file of images and one of labels, gzipped or not, into a data set of the pixels as they are.
 *
 * @param name The name of the data set.
 * @throws {GzipFormatError | IdxFormatError} When a file is damaged, or is not what its place says.
 * @throws {DatasetContentError} When the files do not belong together, or a label is above 9.
 */
export async function decodeIdxPair(name: string, images: NamedBytes, labels: NamedBytes): Promise<Dataset> {
  const [imagesArray, labelsArray] = [
    decodeIdx(await gunzip(images.bytes, images.name), images.name),
    decodeIdx(await gunzip(labels.bytes, labels.name), labels.name),
  ];
  if (imagesArray.shape.length !== 3) {
    throw new IdxFormatError(
      `${images.name}: the rank is 1 (labels); expected 3 (images: count, height, width). Pass the file of the images.`,
    );
  }
  if (labelsArray.shape.length !== 1) {
    throw new IdxFormatError(
      `${labels.name}: the rank is 3 (images); expected 1 (labels). Pass the file of the labels.`,
    );
  }
  const [, height, width] = imagesArray.shape;
  return new Dataset({ name, images: imagesArray.data, labels: labelsArray.data, height, width });
}
