import { Dataset } from './dataset.ts';
import { DatasetArgumentError } from './errors.ts';

/**
 * Puts data sets of one image size behind each other (copied).
 *
 * Writers are kept when every part names them; to keep two people of the same name apart, they become
 * `<data set>/<writer>`.
 *
 * @throws {DatasetArgumentError} `concatDatasets: usps holds images of 16×16, mnist/train of 28×28. …`
 */
export function concatDatasets(name: string, datasets: readonly [Dataset, ...Dataset[]]): Dataset {
  const [{ height, width, name: firstName }] = datasets;
  for (const other of datasets) {
    if (other.height !== height || other.width !== width) {
      throw new DatasetArgumentError(
        `concatDatasets: ${other.name} holds images of ${other.height}×${other.width}, ${firstName} of ` +
          `${height}×${width}. Bring them to one size with normalizeDataset first.`,
      );
    }
  }
  const numImages = datasets.reduce((count, dataset) => count + dataset.numImages, 0);
  const images = new Uint8Array(numImages * height * width);
  const labels = new Uint8Array(numImages);
  const writers: string[] = [];
  let offset = 0;
  for (const dataset of datasets) {
    images.set(dataset.images, offset * height * width);
    labels.set(dataset.labels, offset);
    offset += dataset.numImages;
    for (const writer of dataset.writers ?? []) writers.push(`${dataset.name}/${writer}`);
  }
  return new Dataset({ name, images, labels, height, width, ...(writers.length === numImages && { writers }) });
}
