import { createRandomSource, permutation } from '@raqam/random';
import { checkWhole } from './check-whole.ts';
import { type CollectedSource, collectBatches } from './collect-batches.ts';
import { Dataset } from './dataset.ts';
import { DatasetArgumentError } from './errors.ts';
import { gatherImages } from './gather-images.ts';
import type { ImageSource, PixelBatch, PixelBatchOptions } from './image-source.ts';
import { sha256 } from './sha256.ts';

/** One of the data sets of a mixture. */
export interface MixturePart {
  readonly dataset: Dataset;
  /** How often an epoch hands out each of its images, in the mean: 1 once, 2 twice, ⅛ in one epoch of eight; above 0. */
  readonly weight: number;
}

/**
 * Several data sets as one source, of which an epoch takes round(weight · numImages) images of each part, all shuffled
 * together.
 *
 * A part is walked through from epoch to epoch, in an order of its own that is drawn anew each time all of its images
 * have come: with weight ⅛ each image comes in one epoch of eight, with 2 twice in each. Which images an epoch has, and
 * in which order, depends on (seed, epoch) only, so a run goes on at any batch (`firstBatch`). Without `shuffle` the
 * parts follow each other, each in the order of its images.
 *
 * No pixel is copied but into batches. `indices` of a batch, `labels` and `writers` count the images of all parts one
 * part after the other; writers become `<data set>/<writer>`, as in `concatDatasets`, and are known when all parts name
 * them. `take` leaves views; `subset` copies, and knows no weights any more. For probabilities in place of labels wrap
 * the mixture in `withTargets`. The digest is the SHA-256 of a line `<digest> <weight>` for each part.
 *
 * @param parts At least one, with images of one size.
 * @throws {DatasetArgumentError} `mixDatasets: the weight of usps is 0; expected a number above 0 …`
 */
export function mixDatasets(name: string, parts: readonly MixturePart[]): ImageSource {
  return new Mixture(name, parts);
}

class Mixture implements ImageSource, CollectedSource {
  readonly name: string;
  readonly height: number;
  readonly width: number;
  readonly numImages: number;
  readonly epochSize: number;
  readonly labels: Uint8Array;
  readonly targets = null;
  readonly writers: readonly string[] | null;
  readonly #parts: readonly PlacedPart[];
  #digest: Promise<string> | null = null;

  constructor(name: string, parts: readonly MixturePart[]) {
    if (parts.length === 0) {
      throw new DatasetArgumentError(`mixDatasets: ${name} has no parts. Pass at least one data set and its weight.`);
    }
    const { height, width, name: firstName } = parts[0].dataset;
    let offset = 0;
    this.#parts = parts.map(({ dataset, weight }) => {
      if (dataset.height !== height || dataset.width !== width) {
        throw new DatasetArgumentError(
          `mixDatasets: ${dataset.name} holds images of ${dataset.height}×${dataset.width}, ${firstName} of ` +
            `${height}×${width}. Bring them to one size with normalizeDataset first.`,
        );
      }
      const placed = { dataset, weight, offset, numTaken: countTaken(dataset, weight) };
      offset += dataset.numImages;
      return placed;
    });
    this.name = name;
    this.height = height;
    this.width = width;
    this.numImages = offset;
    this.epochSize = this.#parts.reduce((sum, { numTaken }) => sum + numTaken, 0);
    this.labels = new Uint8Array(offset);
    const writers: string[] = [];
    for (const part of this.#parts) {
      this.labels.set(part.dataset.labels, part.offset);
      for (const writer of part.dataset.writers ?? []) writers.push(`${part.dataset.name}/${writer}`);
    }
    this.writers = writers.length === offset ? writers : null;
  }

  digest(): Promise<string> {
    this.#digest ??= this.#computeDigest();
    return this.#digest;
  }

  async #computeDigest(): Promise<string> {
    const digests = await Promise.all(this.#parts.map(({ dataset }) => dataset.digest()));
    const lines = this.#parts.map(({ weight }, i) => `${digests[i]} ${weight}\n`);
    return sha256(new TextEncoder().encode(lines.join('')));
  }

  image(index: number): Uint8Array {
    const { dataset, offset } = this.#partOf(index);
    return dataset.image(index - offset);
  }

  #partOf(index: number): PlacedPart {
    const part = this.#parts.find(({ dataset, offset }) => index >= offset && index < offset + dataset.numImages);
    if (part && Number.isInteger(index)) return part;
    throw new DatasetArgumentError(
      `${this.name}: there is no image ${index}; expected an index from 0 to ${this.numImages - 1}. ` +
        'Pass the index of an image.',
    );
  }

  take(count: number): ImageSource {
    checkWhole(`${this.name}: count`, count, 1);
    const parts = this.#parts.filter(({ offset }) => offset < count);
    return new Mixture(
      this.name,
      parts.map(({ dataset, offset, weight }) => ({ dataset: dataset.take(count - offset), weight })),
    );
  }

  subset(indices: ArrayLike<number>, name: string = this.name): Dataset {
    return new Dataset({ name, ...gatherImages(this, indices) });
  }

  pixelBatches(options: PixelBatchOptions): Iterable<PixelBatch> {
    checkWhole(`${this.name}: batchSize`, options.batchSize, 1);
    return { [Symbol.iterator]: () => collectBatches(this, this.#chooseImages(options), options) };
  }

  /** [epochSize], the images of an epoch, part by part. */
  #chooseImages({ epoch = 0, seed, shuffle = true }: PixelBatchOptions): Uint32Array {
    const chosen = new Uint32Array(this.epochSize);
    let next = 0;
    for (const [step, { dataset, numTaken, offset }] of this.#parts.entries()) {
      let round = -1;
      let order: Uint32Array | null = null;
      for (let place = epoch * numTaken; place < (epoch + 1) * numTaken; place++) {
        const placeInRound = place % dataset.numImages;
        if (shuffle && (round === -1 || placeInRound === 0)) {
          round = Math.floor(place / dataset.numImages);
          order = permutation(dataset.numImages, createRandomSource(seed, 'mixture', { epoch: round, step }));
        }
        chosen[next++] = offset + (order ? order[placeInRound] : placeInRound);
      }
    }
    return chosen;
  }
}

interface PlacedPart extends MixturePart {
  /** The index of its first image in the mixture. */
  readonly offset: number;
  /** Images that an epoch takes of it. */
  readonly numTaken: number;
}

function countTaken({ name, numImages }: Dataset, weight: number): number {
  if (!(weight > 0 && weight < Number.POSITIVE_INFINITY)) {
    throw new DatasetArgumentError(
      `mixDatasets: the weight of ${name} is ${weight}; expected a number above 0, such as 1 for each image once an ` +
        'epoch. Leave out what shall not be learnt from.',
    );
  }
  const numTaken = Math.round(weight * numImages);
  if (numTaken >= 1) return numTaken;
  throw new DatasetArgumentError(
    `mixDatasets: the weight of ${name} is ${weight}, which takes none of its ${numImages} images. ` +
      `Pass at least ${1 / numImages}.`,
  );
}
