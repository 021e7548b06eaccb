import { type AugmentationInput, parseTrainOptions } from '@raqam/artifact';
import { Dataset, type DownloadProgress, encodeIdx, gzip, inkFromPixels } from '@raqam/dataset';
import { augmentImages } from '@raqam/engine/reference';
import { createRandomSource } from '@raqam/random';
import { transfer } from 'comlink';
import { listCorrections } from '../corrections/correction-store.ts';
import { DigitsMissingError } from '../digits/digits-missing-error.ts';
import { loadDigits } from '../digits/load-digits.ts';
import type { DataChoice } from './data-choice.ts';
import { type PartStatistics, partStatistics } from './part-statistics.ts';
import { type OwnFilesFault, type Preview, type RefusedFile, readOwnFiles } from './read-own-files.ts';

/** The training or the test images, or all of a set that is not divided. */
export type PartName = 'train' | 'test' | 'all';

/** What the page knows of a part without asking for its images. */
export interface OpenedPart {
  readonly name: PartName;
  readonly numImages: number;
  readonly height: number;
  readonly width: number;
  /** Of each image: 0 to 9, or `NO_DIGIT`. */
  readonly labels: Uint8Array;
}

/** What opening came to. */
export type Opened =
  | {
      readonly status: 'opened';
      readonly parts: readonly [OpenedPart, ...OpenedPart[]];
      readonly previews: readonly Preview[];
      readonly refused: readonly RefusedFile[];
    }
  /** MNIST is not at hand, and the visitor has not said yet that another host may be asked. */
  | { readonly status: 'missing' }
  /** There are no corrections yet. */
  | { readonly status: 'none' }
  | ({ readonly status: 'unusable' } & OwnFilesFault);

/** How far opening is: bytes of a download, or files read. */
export type OpeningProgress = DownloadProgress | { readonly numRead: number; readonly numFiles: number };

/** A part as two gzipped IDX files, the form MNIST is published in. */
export interface PackedPart {
  readonly images: Blob;
  readonly labels: Blob;
}

const NUM_SYNTHETIC = 2000;

/** The parts of what is open; all of it lies in the worker's memory only. */
const parts = new Map<PartName, Dataset>();

function partOf(name: PartName): Dataset {
  const part = parts.get(name);
  if (part === undefined) throw new Error(`The part ${name} is not open. Open a data set that has it first.`);
  return part;
}

/** What is done with data sets, in a worker: unpacking and counting 55 MB would cost the page frames. */
export const dataService = {
  /**
   * Opens a data set in the place of the one before.
   *
   * @throws {DownloadError} When the mirrors were asked and have none.
   * @throws {GzipFormatError | IdxFormatError | DatasetContentError} When the visitor's files are damaged.
   */
  async open(choice: DataChoice, onProgress: (progress: OpeningProgress) => void): Promise<Opened> {
    parts.clear();
    if (choice.source === 'corrections') return await openCorrections();
    if (choice.source === 'files') {
      const numFiles = choice.files.length;
      const read = await readOwnFiles(choice.files, choice.isNormalized, (numRead) =>
        onProgress({ numRead, numFiles }),
      );
      if ('fault' in read) return { status: 'unusable', ...read };
      return { ...openParts(['all', read.dataset]), previews: read.previews, refused: read.refused };
    }
    try {
      const { train, test } = await loadDigits({
        mayDownload: false,
        ...choice,
        numImages: NUM_SYNTHETIC,
        signal: new AbortController().signal,
        onProgress,
      });
      return openParts(['train', train], ['test', test]);
    } catch (error) {
      if (error instanceof DigitsMissingError) return { status: 'missing' };
      throw error;
    }
  },

  /** The pixels of these images, one after the other. */
  images(name: PartName, indices: readonly number[]): Uint8Array {
    const part = partOf(name);
    const { images } = part.subset(indices);
    const copy = Uint8Array.from(images);
    return transfer(copy, [copy.buffer]);
  },

  statistics(name: PartName): PartStatistics {
    return partStatistics(partOf(name));
  },

  /**
   * An image as a training would change it, several times over.
   *
   * @param seed Each has changes of its own.
   * @returns The pixels of `count` images.
   */
  augment(name: PartName, index: number, input: AugmentationInput, seed: number, count: number): Uint8Array {
    const part = partOf(name);
    const { augmentation } = parseTrainOptions({ augmentation: input });
    const ink = inkFromPixels(part.image(index));
    const copies = new Float32Array(count * ink.length);
    for (let i = 0; i < count; i++) copies.set(ink, i * ink.length);
    const source = createRandomSource(seed, 'augmentation');
    const changed =
      augmentation === null ? copies : augmentImages(copies, part, augmentation, (draw) => source.uniform(draw));
    const pixels = Uint8Array.from(changed, (value) => Math.round(value * 255));
    return transfer(pixels, [pixels.buffer]);
  },

  /** A part as files to be kept. */
  async pack(name: PartName): Promise<PackedPart> {
    const { images, labels, numImages, height, width } = partOf(name);
    const pack = async (...array: Parameters<typeof encodeIdx>) =>
      new Blob([await gzip(encodeIdx(...array))], { type: 'application/gzip' });
    return {
      images: await pack({ shape: [numImages, height, width], data: images }),
      labels: await pack({ shape: [numImages], data: labels }),
    };
  },
};

async function openCorrections(): Promise<Opened> {
  const corrections = await listCorrections();
  if (corrections.length === 0) return { status: 'none' };
  const images = new Uint8Array(corrections.flatMap(({ image }) => Array.from(image)));
  const labels = Uint8Array.from(corrections, ({ label }) => label);
  return openParts(['all', new Dataset({ name: 'corrections', images, labels })]);
}

type NamedPart = readonly [name: PartName, dataset: Dataset];

function openParts(first: NamedPart, ...others: readonly NamedPart[]): Extract<Opened, { status: 'opened' }> {
  const open = ([name, dataset]: NamedPart): OpenedPart => {
    parts.set(name, dataset);
    const { numImages, height, width, labels } = dataset;
    return { name, numImages, height, width, labels };
  };
  return { status: 'opened', parts: [open(first), ...others.map(open)], previews: [], refused: [] };
}
