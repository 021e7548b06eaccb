import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Dataset } from '../dataset.ts';
import { decodeIdxPair, type NamedBytes } from '../decode-idx-pair.ts';
import { DatasetContentError } from '../errors.ts';
import { fileAccessError } from './file-access-error.ts';
import { readBytes } from './read-bytes.ts';
import { systemErrorCode } from './system-error-code.ts';

/** What a folder of IDX files holds, pixels as they are. */
export interface IdxFolder {
  readonly train: Dataset;
  readonly test: Dataset | null;
}

/** The name of an IDX file of images; `start` is what sets the pairs of a folder apart. */
export const IMAGES_FILE = /^(?<start>.*?)images(?:[-.]idx3)?[-.]ubyte(?:\.gz)?$/;
const TEST_START = /(?:^|[-_.])(?:t10k|test)[-_.]$/;

/**
 * Reads the IDX pairs of a folder, gzipped or not: `train-images-idx3-ubyte` with `train-labels-idx1-ubyte` and, for
 * the test, the same with `t10k-` or `test-`; more may stand before these words. A folder with a single pair, whatever
 * stands before `images`, is all train.
 *
 * @param name The name of the data set.
 * @returns `null` when there is no such folder, or no file of images in it.
 * @throws {DatasetContentError} When images lack their labels, or it is not clear which pair is which.
 * @throws {FileAccessError} When the folder or a file cannot be read.
 */
export async function loadIdxFolder(directory: string, name: string): Promise<IdxFolder | null> {
  const starts = [
    ...new Set((await listFolder(directory)).map((file) => IMAGES_FILE.exec(file)?.groups?.['start'])),
  ].filter((start) => start !== undefined);
  if (starts.length === 0) return null;
  const tests = starts.filter((start) => TEST_START.test(start));
  const trains = starts.length === 1 ? starts : starts.filter((start) => !TEST_START.test(start));
  if (trains.length !== 1 || tests.length > 1) {
    throw new DatasetContentError(
      `${directory}: found the pairs ${starts.map((start) => `"${start}"`).join(', ')}; expected one that starts with ` +
        '"train-" and at most one with "t10k-" or "test-". Put other pairs into folders of their own.',
    );
  }
  const readPart = async (start: string, part: string): Promise<Dataset> =>
    decodeIdxPair(
      `${name}/${part}`,
      await readOneOf(directory, start, 'images', 3),
      await readOneOf(directory, start, 'labels', 1),
    );
  return {
    train: await readPart(trains[0], 'train'),
    test: starts.length > 1 && tests.length === 1 ? await readPart(tests[0], 'test') : null,
  };
}

async function listFolder(directory: string): Promise<readonly string[]> {
  try {
    return (await readdir(directory)).sort();
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw fileAccessError(directory, 'read', error);
  }
}

async function readOneOf(
  directory: string,
  start: string,
  kind: 'images' | 'labels',
  rank: number,
): Promise<NamedBytes> {
  const base = `${start}${kind}`;
  for (const ending of [`-idx${rank}-ubyte`, `.idx${rank}-ubyte`, '-ubyte', '.ubyte']) {
    for (const packing of ['.gz', '']) {
      const name = join(directory, `${base}${ending}${packing}`);
      const bytes = await readBytes(name);
      if (bytes) return { name, bytes };
    }
  }
  throw new DatasetContentError(
    `${directory}: ${base}-idx${rank}-ubyte is missing, gzipped or not. Put it beside the other file of its pair.`,
  );
}
