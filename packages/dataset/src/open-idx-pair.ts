import { checkLabels } from './check-labels.ts';
import { decodeIdx } from './decode-idx.ts';
import { decodeIdxHeader } from './decode-idx-header.ts';
import { IdxFormatError } from './errors.ts';
import type { PositionedBytes } from './positioned-bytes.ts';
import { StreamedDataset } from './streamed-dataset.ts';

/** An IDX header of rank 3. */
const HEADER_BYTES = 16;

/**
 * Opens an IDX file of images and one of labels as a data set whose pixels stay in their file.
 *
 * @param name The name of the data set.
 * @throws {IdxFormatError} When a file is damaged, is gzipped, or is not what its place says.
 * @throws {DatasetContentError} When the files do not belong together, or a label is above 9.
 */
export async function openIdxPair(
  name: string,
  images: PositionedBytes,
  labels: PositionedBytes,
): Promise<StreamedDataset> {
  const header = await readAll(images, Math.min(HEADER_BYTES, images.sizeBytes));
  const { headerBytes, shape } = decodeIdxHeader(header, images.sizeBytes, images.name);
  if (shape.length !== 3) {
    throw new IdxFormatError(
      `${images.name}: the rank is 1 (labels); expected 3 (images: count, height, width). Pass the file of the images.`,
    );
  }
  const decoded = decodeIdx(await readAll(labels, labels.sizeBytes), labels.name);
  if (decoded.shape.length !== 1) {
    throw new IdxFormatError(
      `${labels.name}: the rank is 3 (images); expected 1 (labels). Pass the file of the labels.`,
    );
  }
  const [count, height, width] = shape;
  checkLabels(name, count, decoded.data);
  return new StreamedDataset({ name, height, width, images, headerBytes, labels: decoded.data, places: null });
}

async function readAll(bytes: PositionedBytes, length: number): Promise<Uint8Array<ArrayBuffer>> {
  const target = new Uint8Array(length);
  await bytes.read([{ position: 0, target }]);
  return target;
}
