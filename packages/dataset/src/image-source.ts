/** How a source's images are walked through. */
export interface PixelBatchOptions {
  /** Images per batch, at least 1. */
  readonly batchSize: number;
  /** Chooses the order together with `epoch`; a whole number from 0 to 2^53 − 1. */
  readonly seed: number;
  /** 0-based: each epoch has an order of its own. @default 0 */
  readonly epoch?: number;
  /** `false` keeps the order of the source; for evaluation. @default true */
  readonly shuffle?: boolean;
  /** Leaves out a last batch that is not full. @default false */
  readonly dropRemainder?: boolean;
  /** The batch to begin with, 0-based, as if those before had been handed out. @default 0 */
  readonly firstBatch?: number;
  /**
   * `true` may hand out the same arrays again at each step, overwritten, to a caller that copies what it keeps before
   * it asks for the next batch. `false` gives each batch arrays of its own. @default false
   */
  readonly reuseBuffers?: boolean;
}

/** Some images as they are stored, and their labels. */
export interface PixelBatch {
  /** `[b, height, width, 1]` (NHWC); b is `batchSize`, or less in the last batch. */
  readonly shape: readonly [batchSize: number, height: number, width: number, channels: 1];
  /** Ink from 0 (paper) to 255, row-major. */
  readonly pixels: Uint8Array<ArrayBuffer>;
  /** [b], 0 to 9 or `NO_DIGIT`. */
  readonly labels: Uint8Array<ArrayBuffer>;
  /**
   * [b, C], row-major: the probabilities to learn in place of the labels, each row's sum being 1. Null or absent: the
   * labels are what is learnt.
   */
  readonly targets?: Float32Array<ArrayBuffer> | null;
  /** [b], where each image stands in the source. */
  readonly indices: Uint32Array<ArrayBuffer>;
}

/** Labelled images, wherever their pixels are: in memory (`Dataset`) or in files that are larger (`openDataset`). */
export interface ImageSource {
  /** For people, e.g. `mnist/train`. */
  readonly name: string;
  /** How many images there are; at least 1. */
  readonly numImages: number;
  /** How many images one epoch of batches hands out: `numImages`, but for mixtures, which take parts more or less often. */
  readonly epochSize: number;
  /** Rows of an image. */
  readonly height: number;
  /** Columns of an image. */
  readonly width: number;
  /** [numImages], 0 to 9 or `NO_DIGIT`. Not to be written to. */
  readonly labels: Uint8Array;
  /**
   * [numImages, C], row-major: the probabilities to learn in place of the labels, each row's sum being 1; `null`: the
   * labels are what is learnt. Not to be written to.
   */
  readonly targets: Float32Array | null;
  /** Who wrote each image, [numImages]; `null` where that is not known. */
  readonly writers: readonly string[] | null;
  /**
   * What tells these images from others: of a `Dataset` the SHA-256 of all images as an IDX file followed by all labels as
   * an IDX file, uncompressed.
   */
  digest(): Promise<string>;
  /** The first images, at most `count` of them. */
  take(count: number): ImageSource;
  /** The images at some indices, in that order. @param name @default the name of this source */
  subset(indices: ArrayLike<number>, name?: string): ImageSource;
  /** One epoch of batches: the order depends on (seed, epoch) only, and is the same whatever the source. */
  pixelBatches(options: PixelBatchOptions): Iterable<PixelBatch> | AsyncIterable<PixelBatch>;
}
