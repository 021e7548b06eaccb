import { createRandomSource, permutation } from '@raqam/random';
import { DatasetArgumentError } from './errors.ts';

/** How {@link splitDataset} divides: shares of the images, each from 0, together at most 1. */
export interface SplitOptions {
  /** Share to watch while training. @default 0 */
  readonly validation?: number;
  /** Share to judge by in the end. @default 0 */
  readonly test?: number;
  /** A whole number from 0 to 2^53 − 1. */
  readonly seed: number;
}

/** What is divided. */
export interface Divisible {
  /** Used in errors only. */
  readonly name: string;
  readonly numImages: number;
  readonly writers: readonly string[] | null;
}

/** The images of each side, ascending; a share of 0 gives `null`. */
export interface IndexSplit {
  readonly train: readonly number[];
  readonly validation: readonly number[] | null;
  readonly test: readonly number[] | null;
}

/** Which images go to which side, by the rule of `splitDataset`; throws what it throws. */
export function splitIndices(
  { name, numImages, writers }: Divisible,
  { validation = 0, test = 0, seed }: SplitOptions,
): IndexSplit {
  const shares = [1 - validation - test, validation, test];
  if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
    throw new DatasetArgumentError(
      `splitDataset: validation is ${validation} and test is ${test}; expected shares from 0 that leave something of 1 ` +
        'for training. Pass, for example, 0.1 and 0.1.',
    );
  }
  const groups = writers ? indicesByWriter(writers) : null;
  const sideOf = new Uint8Array(numImages);
  const room = shares.map((share) => share * numImages);
  const place = (indices: readonly number[]) => {
    const emptiest = room.indexOf(Math.max(...room));
    room[emptiest] -= indices.length;
    for (const index of indices) sideOf[index] = emptiest;
  };
  const source = createRandomSource(seed, 'split');
  for (const drawn of permutation(groups?.length ?? numImages, source)) place(groups?.[drawn] ?? [drawn]);

  const side = (number: number, sideName: string) => {
    const indices = Array.from(sideOf.keys()).filter((index) => sideOf[index] === number);
    if (indices.length > 0) return indices;
    const what = groups ? `${groups.length} writers` : `${numImages} images`;
    throw new DatasetArgumentError(
      `${name}: its ${what} cannot be divided so that ${sideName} gets any (share ${shares[number]}). ` +
        'Ask for a larger share, or fewer sides.',
    );
  };
  return {
    train: side(0, 'train'),
    validation: validation > 0 ? side(1, 'validation') : null,
    test: test > 0 ? side(2, 'test') : null,
  };
}

function indicesByWriter(writers: readonly string[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const [index, writer] of writers.entries()) {
    const group = groups.get(writer);
    if (group) group.push(index);
    else groups.set(writer, [index]);
  }
  return [...groups.values()];
}
