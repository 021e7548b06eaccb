import type { DatasetContent } from './dataset.ts';

/** Images in memory, one by one. */
export interface GatheredSource {
  readonly height: number;
  readonly width: number;
  /** [numImages] */
  readonly labels: Uint8Array;
  /** [numImages], or `null` where they are not known. */
  readonly writers: readonly string[] | null;
  /** The pixels of one image, not copied. @throws {DatasetArgumentError} When there is none of that index. */
  image(index: number): Uint8Array;
}

/** Copies the images at some indices, in that order. */
export function gatherImages(source: GatheredSource, indices: ArrayLike<number>): Omit<DatasetContent, 'name'> {
  const { height, labels: allLabels, width } = source;
  const images = new Uint8Array(indices.length * height * width);
  const labels = new Uint8Array(indices.length);
  const writers: string[] = [];
  for (let i = 0; i < indices.length; i++) {
    images.set(source.image(indices[i]), i * height * width);
    labels[i] = allLabels[indices[i]];
    if (source.writers) writers.push(source.writers[indices[i]]);
  }
  return { images, labels, height, width, ...(source.writers && { writers }) };
}
