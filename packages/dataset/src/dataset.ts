import { createRandomSource, permutation } from '@raqam/random';
import { checkLabels } from './check-labels.ts';
import { checkWhole } from './check-whole.ts';
import { collectBatches } from './collect-batches.ts';
import { encodeIdxHeader } from './encode-idx.ts';
import { DatasetArgumentError, DatasetContentError } from './errors.ts';
import { gatherImages } from './gather-images.ts';
import type { ImageSource, PixelBatch, PixelBatchOptions } from './image-source.ts';
import { inkFromPixels } from './ink-from-pixels.ts';
import { sha256 } from './sha256.ts';

/** What a {@link Dataset} is made of. */
export interface DatasetContent {
  /** For people, e.g. `mnist/train`. */
  readonly name: string;
  /** Ink from 0 (paper) to 255, [n, height, width], row-major, row 0 on top. Kept, not copied: do not write to it. */
  readonly images: Uint8Array;
  /** The digit of each image, [n], 0 to 9, or `NO_DIGIT` where it shows none. Kept, not copied: do not write to it. */
  readonly labels: Uint8Array;
  /** @default 28 */
  readonly height?: number;
  /** @default 28 */
  readonly width?: number;
  /** Who wrote each image, [n], where that is known. */
  readonly writers?: readonly string[];
}

/** Some images and their labels. */
export interface Batch {
  /** `[b, height, width, 1]` (NHWC); b is `batchSize`, or less in the last batch. */
  readonly shape: readonly [batchSize: number, height: number, width: number, channels: 1];
  /** Ink in [0, 1], row-major: the f32 nearest to k / 255 for the stored k. */
  readonly images: Float32Array<ArrayBuffer>;
  /** [b], 0 to 9 or `NO_DIGIT`. */
  readonly labels: Uint8Array<ArrayBuffer>;
  /** [b], where each image stands in the data set. */
  readonly indices: Uint32Array<ArrayBuffer>;
}

/** The sizes of a data set, as Keras reports them. */
export interface DatasetShapes {
  readonly images: readonly [count: number, height: number, width: number];
  readonly labels: readonly [count: number];
}

/**
 * Handwritten digits and their labels, never changed once made. Pixels stay bytes and become f32 batch by batch, so
 * MNIST takes 47 MB and not 188.
 */
export class Dataset implements ImageSource {
  /** For people, e.g. `mnist/train`. */
  readonly name: string;
  /** Ink from 0 (paper) to 255, [numImages, height, width], row-major, row 0 on top. Not to be written to. */
  readonly images: Uint8Array;
  /** [numImages], 0 to 9 or `NO_DIGIT`. Not to be written to. */
  readonly labels: Uint8Array;
  /** The labels are what is learnt; `withTargets` puts probabilities in their place. */
  readonly targets = null;
  /** Rows of an image. */
  readonly height: number;
  /** Columns of an image. */
  readonly width: number;
  /** Who wrote each image, [numImages]; `null` where that is not known. */
  readonly writers: readonly string[] | null;
  #digest: Promise<string> | null = null;

  /**
   * @throws {DatasetContentError} `mnist/train: 60000 images and 59999 labels. Each image needs one label; check that the
   *   two files belong together.`
   */
  constructor({ name, images, labels, height = 28, width = 28, writers }: DatasetContent) {
    checkWhole(`${name}: height`, height, 1);
    checkWhole(`${name}: width`, width, 1);
    const count = images.length / (height * width);
    if (!Number.isInteger(count)) {
      throw new DatasetContentError(
        `${name}: ${images.length} pixels do not fill images of ${height}×${width}. Pass whole images.`,
      );
    }
    checkLabels(name, count, labels);
    if (writers !== undefined && writers.length !== count) {
      throw new DatasetContentError(
        `${name}: ${count} images and ${writers.length} writers. Name one writer for each image, or none at all.`,
      );
    }
    this.name = name;
    this.images = images;
    this.labels = labels;
    this.height = height;
    this.width = width;
    this.writers = writers ?? null;
  }

  /** How many images there are; at least 1. */
  get numImages(): number {
    return this.labels.length;
  }

  /** Each epoch hands out every image once. */
  get epochSize(): number {
    return this.numImages;
  }

  /** The sizes as Keras's `load_data()` gives them: images (60000, 28, 28), labels (60000,). */
  shapes(): DatasetShapes {
    return { images: [this.numImages, this.height, this.width], labels: [this.numImages] };
  }

  /** One image, [height, width]: a view into `images`, not a copy. */
  image(index: number): Uint8Array {
    checkIndex(this, index);
    const size = this.height * this.width;
    return this.images.subarray(index * size, (index + 1) * size);
  }

  /**
   * SHA-256 of the images as an IDX file followed by the labels as an IDX file, uncompressed: what
   * `gzip -dc IMAGES.gz LABELS.gz | sha256sum` prints. Names and writers are not part of it. Computed once.
   */
  digest(): Promise<string> {
    const { images: shape, labels: labelsShape } = this.shapes();
    const compute = () => {
      const parts = [encodeIdxHeader(shape), this.images, encodeIdxHeader(labelsShape), this.labels];
      // In one piece, since browsers hash nothing else; and copied once, since it may be large.
      const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
      let position = 0;
      for (const part of parts) {
        whole.set(part, position);
        position += part.length;
      }
      return sha256(whole);
    };
    this.#digest ??= compute();
    return this.#digest;
  }

  /**
   * The images at some indices, in that order, as a data set of its own (copied).
   *
   * @param indices At least one; each from 0 to `numImages` − 1, repeated as often as wished.
   * @param name @default the name of this data set
   * @throws {DatasetArgumentError} `mnist/train: there is no image 60000; expected an index from 0 to 59999. …`
   */
  subset(indices: ArrayLike<number>, name: string = this.name): Dataset {
    return new Dataset({ name, ...gatherImages(this, indices) });
  }

  /**
   * The first images, at most `count` of them; views, not copies.
   *
   * @throws {DatasetArgumentError} `mnist/train: count is 0; expected a whole number from 1. …`
   */
  take(count: number): Dataset {
    checkWhole(`${this.name}: count`, count, 1);
    const { name, height, width } = this;
    return new Dataset({
      name,
      images: this.images.subarray(0, count * height * width),
      labels: this.labels.subarray(0, count),
      height,
      width,
      ...(this.writers && { writers: this.writers.slice(0, count) }),
    });
  }

  /** All images in another order, which depends on `seed` only (copied). */
  shuffle(seed: number): Dataset {
    return this.subset(permutation(this.numImages, createRandomSource(seed, 'shuffle')));
  }

  /**
   * One epoch of batches. The order depends on (seed, epoch) only, and each image comes exactly once (but for what
   * `dropRemainder` leaves out). Iterating again starts the same epoch again.
   *
   * @throws {DatasetArgumentError} `mnist/train: batchSize is 0; expected a whole number from 1. …`
   */
  batches(options: PixelBatchOptions): Iterable<Batch> {
    const batches = this.pixelBatches(options);
    return { [Symbol.iterator]: () => iterateBatches(batches, options) };
  }

  /** As {@link batches}, pixels as they are stored: for engines that convert them themselves. */
  pixelBatches(options: PixelBatchOptions): Iterable<PixelBatch> {
    checkWhole(`${this.name}: batchSize`, options.batchSize, 1);
    return { [Symbol.iterator]: () => collectBatches(this, null, options) };
  }
}

function* iterateBatches(
  batches: Iterable<PixelBatch>,
  { reuseBuffers = false }: PixelBatchOptions,
): Generator<Batch, void, undefined> {
  let buffer = new Float32Array();
  for (const { pixels, ...batch } of batches) {
    // The first batch is the largest.
    if (!reuseBuffers || buffer.length === 0) buffer = new Float32Array(pixels.length);
    yield { ...batch, images: inkFromPixels(pixels, buffer.subarray(0, pixels.length)) };
  }
}

function checkIndex(dataset: Dataset, index: number): void {
  if (!Number.isInteger(index) || index < 0 || index >= dataset.numImages) {
    throw new DatasetArgumentError(
      `${dataset.name}: there is no image ${index}; expected an index from 0 to ${dataset.numImages - 1}. ` +
        'Pass the index of an image.',
    );
  }
}
