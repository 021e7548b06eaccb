import { createRandomSource, permutation } from '@raqam/random';
import { encodeIdx } from './encode-idx.ts';
import { DatasetArgumentError, DatasetContentError } from './errors.ts';
import { sha256 } from './sha256.ts';

/** What a {@link Dataset} is made of. */
export interface DatasetContent {
  /** For people, e.g. `mnist/train`. */
  readonly name: string;
  /** Ink from 0 (paper) to 255, [n, height, width], row-major, row 0 on top. Kept, not copied: do not write to it. */
  readonly images: Uint8Array;
  /** The digit of each image, [n], 0 to 9. Kept, not copied: do not write to it. */
  readonly labels: Uint8Array;
  /** @default 28 */
  readonly height?: number;
  /** @default 28 */
  readonly width?: number;
  /** Who wrote each image, [n], where that is known. */
  readonly writers?: readonly string[];
}

/** How {@link Dataset.batches} walks through a data set. */
export interface BatchOptions {
  /** Images per batch, at least 1. */
  readonly batchSize: number;
  /** Chooses the order together with `epoch`; a whole number from 0 to 2^53 − 1. */
  readonly seed: number;
  /** 0-based: each epoch has an order of its own. @default 0 */
  readonly epoch?: number;
  /** `false` keeps the order of the data set; for evaluation. @default true */
  readonly shuffle?: boolean;
  /** Leaves out a last batch that is not full. @default false */
  readonly dropRemainder?: boolean;
  /**
   * `true` hands out the same three arrays again at each step, overwritten: a third faster, for a caller that copies
   * what it keeps before it asks for the next batch. `false` gives each batch arrays of its own. @default false
   */
  readonly reuseBuffers?: boolean;
}

/** Some images and their labels. */
export interface Batch {
  /** `[b, height, width, 1]` (NHWC); b is `batchSize`, or less in the last batch. */
  readonly shape: readonly [batchSize: number, height: number, width: number, channels: 1];
  /** Ink in [0, 1], row-major: the f32 nearest to k / 255 for the stored k. */
  readonly images: Float32Array<ArrayBuffer>;
  /** [b], 0 to 9. */
  readonly labels: Uint8Array<ArrayBuffer>;
  /** [b], where each image stands in the data set. */
  readonly indices: Uint32Array<ArrayBuffer>;
}

/** The sizes of a data set, as Keras reports them. */
export interface DatasetShapes {
  readonly images: readonly [count: number, height: number, width: number];
  readonly labels: readonly [count: number];
}

/** The f32 nearest to k / 255, for each byte k. */
const INK = Float32Array.from({ length: 256 }, (_, k) => k / 255);

/**
 * Handwritten digits and their labels, never changed once made. Pixels stay bytes and become f32 batch by batch, so
 * MNIST takes 47 MB and not 188.
 */
export class Dataset {
  /** For people, e.g. `mnist/train`. */
  readonly name: string;
  /** Ink from 0 (paper) to 255, [numImages, height, width], row-major, row 0 on top. Not to be written to. */
  readonly images: Uint8Array;
  /** [numImages], 0 to 9. Not to be written to. */
  readonly labels: Uint8Array;
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
    if (count !== labels.length) {
      throw new DatasetContentError(
        `${name}: ${count} images and ${labels.length} labels. Each image needs one label; ` +
          'check that the two files belong together.',
      );
    }
    if (count === 0) throw new DatasetContentError(`${name}: no images. Pass at least one.`);
    const wrong = labels.findIndex((label) => label > 9);
    if (wrong !== -1) {
      throw new DatasetContentError(
        `${name}: label ${wrong} is ${labels[wrong]}; expected a digit from 0 to 9. Leave out what is not a digit.`,
      );
    }
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
      const images = encodeIdx({ shape, data: this.images });
      const labels = encodeIdx({ shape: labelsShape, data: this.labels });
      const whole = new Uint8Array(images.length + labels.length);
      whole.set(images);
      whole.set(labels, images.length);
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
    const size = this.height * this.width;
    const images = new Uint8Array(indices.length * size);
    const labels = new Uint8Array(indices.length);
    const writers: string[] = [];
    for (let i = 0; i < indices.length; i++) {
      images.set(this.image(indices[i]), i * size);
      labels[i] = this.labels[indices[i]];
      if (this.writers) writers.push(this.writers[indices[i]]);
    }
    const { height, width } = this;
    return new Dataset({ name, images, labels, height, width, ...(this.writers && { writers }) });
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
  batches(options: BatchOptions): Iterable<Batch> {
    checkWhole(`${this.name}: batchSize`, options.batchSize, 1);
    return { [Symbol.iterator]: () => iterateBatches(this, options) };
  }
}

function* iterateBatches(dataset: Dataset, options: BatchOptions): Generator<Batch, void, undefined> {
  const { batchSize, seed, epoch = 0, shuffle = true, dropRemainder = false, reuseBuffers = false } = options;
  const { height, width, numImages } = dataset;
  const size = height * width;
  const words = wordsOf(dataset);
  const order = shuffle ? permutation(numImages, createRandomSource(seed, 'shuffle', { epoch })) : null;
  const allocate = (count: number) => ({
    images: new Float32Array(count * size),
    labels: new Uint8Array(count),
    indices: new Uint32Array(count),
  });
  const buffers = reuseBuffers ? allocate(Math.min(batchSize, numImages)) : null;

  for (let start = 0; start < numImages; start += batchSize) {
    const count = Math.min(batchSize, numImages - start);
    if (count < batchSize && dropRemainder) return;
    const { images, labels, indices } = buffers ? cut(buffers, count, size) : allocate(count);
    if (buffers) images.fill(0);
    for (let i = 0; i < count; i++) {
      const index = order ? order[start + i] : start + i;
      indices[i] = index;
      labels[i] = dataset.labels[index];
      if (words) writeInkOverZeros(dataset.images, words, index * size, images, i * size, size);
      else writeInk(dataset.images, index * size, images, i * size, size);
    }
    yield { shape: [count, height, width, 1], images, labels, indices };
  }
}

type Buffers = Pick<Batch, 'images' | 'labels' | 'indices'>;

function cut(buffers: Buffers, count: number, size: number): Buffers {
  return {
    images: buffers.images.subarray(0, count * size),
    labels: buffers.labels.subarray(0, count),
    indices: buffers.indices.subarray(0, count),
  };
}

/** The pixels four by four, where they lie so that they can be read thus. */
function wordsOf({ images, height, width }: Dataset): Uint32Array | null {
  const isAligned = images.byteOffset % 4 === 0 && (height * width) % 4 === 0;
  return isAligned ? new Uint32Array(images.buffer, images.byteOffset, images.length / 4) : null;
}

/** Writes the ink of `length` pixels. */
function writeInk(pixels: Uint8Array, from: number, ink: Float32Array, to: number, length: number): void {
  for (let i = 0; i < length; i++) ink[to + i] = INK[pixels[from + i]];
}

/**
 * Writes the ink of `length` pixels over zeros, passing over four at a time where all are paper, as three quarters of
 * MNIST's are: half the time of {@link writeInk}.
 */
function writeInkOverZeros(
  pixels: Uint8Array,
  words: Uint32Array,
  from: number,
  ink: Float32Array,
  to: number,
  length: number,
): void {
  const firstWord = from >> 2;
  const numWords = length >> 2;
  for (let word = 0; word < numWords; word++) {
    if (words[firstWord + word] === 0) continue;
    const source = from + 4 * word;
    const target = to + 4 * word;
    ink[target] = INK[pixels[source]];
    ink[target + 1] = INK[pixels[source + 1]];
    ink[target + 2] = INK[pixels[source + 2]];
    ink[target + 3] = INK[pixels[source + 3]];
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

function checkWhole(what: string, value: number, minimum: number): void {
  if (!Number.isInteger(value) || value < minimum) {
    throw new DatasetArgumentError(
      `${what} is ${value}; expected a whole number from ${minimum}. Pass a number in that range.`,
    );
  }
}
