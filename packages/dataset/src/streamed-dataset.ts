import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { checkWhole } from './check-whole.ts';
import { encodeIdx, encodeIdxHeader } from './encode-idx.ts';
import { DatasetArgumentError } from './errors.ts';
import type { ImageSource, PixelBatch, PixelBatchOptions } from './image-source.ts';
import { type PlannedBatch, planBatches } from './plan-batches.ts';
import type { PositionedBytes } from './positioned-bytes.ts';

/** Pixels that stay where they are until a batch asks for them. */
export interface StreamedContent {
  readonly name: string;
  readonly height: number;
  readonly width: number;
  /** An IDX file of images: its pixels are behind the header. */
  readonly images: PositionedBytes;
  readonly headerBytes: number;
  /** [numImages], 0 to 9 or `NO_DIGIT`: these are in memory. */
  readonly labels: Uint8Array;
  /** Where in the file each image stands; null: in this order, from the first. */
  readonly places: Uint32Array | null;
}

/** Batches that are read ahead while one is worked on. */
const BATCHES_AHEAD = 2;
/** The digest reads this much at a time. */
const CHUNK_BYTES = 2 ** 20;

/**
 * A data set whose pixels are read from a file when a batch needs them: it may be larger than the memory. What is held
 * is the labels, for a part four bytes an image, and three batches. The same options give the same batches as from a
 * `Dataset` of these images.
 */
export class StreamedDataset implements ImageSource {
  readonly name: string;
  readonly height: number;
  readonly width: number;
  readonly labels: Uint8Array;
  /** The labels are what is learnt. */
  readonly targets = null;
  /** IDX files do not say. */
  readonly writers = null;
  readonly #content: StreamedContent;
  #digest: Promise<string> | null = null;

  constructor(content: StreamedContent) {
    this.name = content.name;
    this.height = content.height;
    this.width = content.width;
    this.labels = content.labels;
    this.#content = content;
  }

  /** How many images there are; at least 1. */
  get numImages(): number {
    return this.labels.length;
  }

  /** Each epoch hands out every image once. */
  get epochSize(): number {
    return this.numImages;
  }

  /** As `Dataset.digest`: reads the whole file once. */
  digest(): Promise<string> {
    this.#digest ??= this.#computeDigest();
    return this.#digest;
  }

  async #computeDigest(): Promise<string> {
    const { height, width, labels, numImages } = this;
    const hash = sha256.create();
    hash.update(encodeIdxHeader([numImages, height, width]));
    const batchSize = Math.max(1, Math.floor(CHUNK_BYTES / (height * width)));
    for await (const { pixels } of this.pixelBatches({ batchSize, seed: 0, shuffle: false })) hash.update(pixels);
    hash.update(encodeIdx({ shape: [numImages], data: labels }));
    return bytesToHex(hash.digest());
  }

  /** The first images, at most `count` of them. @throws {DatasetArgumentError} When `count` is not a whole number from 1. */
  take(count: number): StreamedDataset {
    checkWhole(`${this.name}: count`, count, 1);
    const { labels, places } = this.#content;
    return new StreamedDataset({
      ...this.#content,
      labels: labels.subarray(0, count),
      places: places?.subarray(0, count) ?? null,
    });
  }

  /**
   * The images at some indices, in that order: a view, no pixel is read.
   *
   * @param name @default the name of this data set
   * @throws {DatasetArgumentError} `mnist/train: there is no image 60000; expected an index from 0 to 59999. …`
   */
  subset(indices: ArrayLike<number>, name: string = this.name): StreamedDataset {
    const own = Uint32Array.from(indices);
    for (let i = 0; i < own.length; i++) {
      if (own[i] !== indices[i] || own[i] >= this.numImages) {
        throw new DatasetArgumentError(
          `${this.name}: there is no image ${indices[i]}; expected an index from 0 to ${this.numImages - 1}. ` +
            'Pass the index of an image.',
        );
      }
    }
    const { places } = this.#content;
    return new StreamedDataset({
      ...this.#content,
      name,
      labels: Uint8Array.from(own, (index) => this.labels[index]),
      places: places === null ? own : own.map((index) => places[index]),
    });
  }

  /**
   * One epoch of batches, two of them read ahead.
   *
   * @throws {DatasetArgumentError} `mnist/train: batchSize is 0; expected a whole number from 1. …`
   */
  pixelBatches(options: PixelBatchOptions): AsyncIterable<PixelBatch> {
    checkWhole(`${this.name}: batchSize`, options.batchSize, 1);
    return { [Symbol.asyncIterator]: () => this.#iterate(options) };
  }

  async *#iterate(options: PixelBatchOptions): AsyncGenerator<PixelBatch, void, undefined> {
    const reading: Promise<PixelBatch>[] = [];
    for (const planned of planBatches(this.numImages, options)) {
      const batch = this.#read(planned);
      // Who waits for it hears when it fails; until then it is not a failure that nobody handles.
      batch.catch(() => {});
      reading.push(batch);
      if (reading.length > BATCHES_AHEAD) {
        yield await reading[0];
        void reading.shift();
      }
    }
    for (const batch of reading) yield await batch;
  }

  async #read({ count, indexOf }: PlannedBatch): Promise<PixelBatch> {
    const { headerBytes, images, places } = this.#content;
    const { height, labels, width } = this;
    const size = height * width;
    const pixels = new Uint8Array(count * size);
    const indices = Uint32Array.from({ length: count }, (_, i) => indexOf(i));
    const placeOf = (i: number) => places?.[indices[i]] ?? indices[i];
    const ranges = [];
    for (let first = 0, end = 1; first < count; first = end++) {
      // Images that lie side by side are read at once.
      while (end < count && placeOf(end) === placeOf(end - 1) + 1) end++;
      ranges.push({
        position: headerBytes + placeOf(first) * size,
        target: pixels.subarray(first * size, end * size),
      });
    }
    await images.read(ranges);
    return { shape: [count, height, width, 1], pixels, labels: Uint8Array.from(indices, (i) => labels[i]), indices };
  }
}
