import { Dataset, decodeIdxPair, gunzip, isGzip, normalizeDataset } from '@raqam/dataset';
import { DIGIT_CONTRACT, digitFromPixels } from '@raqam/image';
import { IntakeError, type IntakeProblem } from '../intake/intake-error.ts';
import { type DecodedPicture, readPicture } from '../intake/read-picture.ts';
import type { PlacedFile } from './data-choice.ts';
import { labelOfPath } from './label-of-path.ts';

/** Why one of many files is left out. */
export type RefusedFile =
  | { readonly path: string; readonly reason: 'picture'; readonly problem: IntakeProblem }
  /** Neither a folder nor its name says which digit it shows. */
  | { readonly path: string; readonly reason: 'unlabelled' }
  /** Nothing stands out from the paper. */
  | { readonly path: string; readonly reason: 'blank' };

/** An image as it came, small enough to be shown, beside what became of it. */
export interface Preview {
  readonly label: number;
  readonly before: DecodedPicture;
  /** The image in the data set, by its index. */
  readonly index: number;
}

/** The visitor's files as a data set. */
export interface OwnDigits {
  readonly dataset: Dataset;
  readonly previews: readonly Preview[];
  readonly refused: readonly RefusedFile[];
}

/** Why nothing can be made of the files together. */
export interface OwnFilesFault {
  /** No file was taken; images or labels in IDX lack the other; more files, or larger ones, than are read. */
  readonly fault: 'noDigits' | 'unpaired' | 'tooManyFiles' | 'tooManyBytes';
  readonly refused: readonly RefusedFile[];
}

/** Four times MNIST, unpacked. */
const MAX_IDX_BYTES = 2 ** 28;
const MAX_FILES = 20_000;
const NUM_PREVIEWS = 12;
const SIZE = DIGIT_CONTRACT.size * DIGIT_CONTRACT.size;

/**
 * Reads the visitor's files, each for what its first bytes say it is: a pair of IDX files, gzipped or not, or pictures of
 * one digit each, labelled by their folders or names. Pictures are brought under the 28×28 contract; those that cannot be
 * taken are left out and told. For workers only.
 *
 * @param isNormalized Whether the images of an IDX pair are brought under the contract, too.
 * @param onProgress Is told how many files are read.
 * @throws {GzipFormatError | IdxFormatError | DatasetContentError} When an IDX file is damaged or packed to burst.
 */
export async function readOwnFiles(
  files: readonly PlacedFile[],
  isNormalized: boolean,
  onProgress: (numRead: number) => void,
): Promise<OwnDigits | OwnFilesFault> {
  if (files.length > MAX_FILES) return { fault: 'tooManyFiles', refused: [] };
  const starts = await Promise.all(files.map(({ file }) => readStart(file)));
  const idxFiles = files.filter((_, i) => isIdxStart(starts[i] ?? new Uint8Array()));
  if (idxFiles.length === 0) return await readPictures(files, onProgress);
  if (idxFiles.length !== 2) return { fault: 'unpaired', refused: [] };
  return await readIdxPair(idxFiles, isNormalized);
}

async function readStart(file: File): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, 4).arrayBuffer());
}

function isIdxStart(start: Uint8Array): boolean {
  return isGzip(start) || (start.length === 4 && start[0] === 0 && start[1] === 0 && start[2] !== 0);
}

async function readIdxPair(files: readonly PlacedFile[], isNormalized: boolean): Promise<OwnDigits | OwnFilesFault> {
  if (files.some(({ file }) => file.size > MAX_IDX_BYTES)) {
    return { fault: 'tooManyBytes', refused: [] };
  }
  const unpacked = await Promise.all(
    files.map(async ({ path, file }) => ({
      name: path,
      bytes: await gunzip(new Uint8Array(await file.arrayBuffer()), path, MAX_IDX_BYTES),
    })),
  );
  // The fourth byte is the rank: 3 for images, 1 for labels. What is neither is refused by the decoder, with its reason.
  const [images, labels] = unpacked.toSorted((a, b) => (b.bytes[3] ?? 0) - (a.bytes[3] ?? 0));
  if (images === undefined || labels === undefined) return { fault: 'unpaired', refused: [] };
  const raw = await decodeIdxPair('own', images, labels);
  const dataset = isNormalized ? normalizeDataset(raw) : raw;
  const previews = Array.from({ length: Math.min(NUM_PREVIEWS, raw.numImages) }, (_, index) => ({
    label: raw.labels[index] ?? 0,
    before: pictureOfInk(raw.image(index), raw.height, raw.width),
    index,
  }));
  return { dataset, previews, refused: [] };
}

/** Ink on white paper. */
function pictureOfInk(ink: Uint8Array, height: number, width: number): DecodedPicture {
  const data = new Uint8ClampedArray(4 * ink.length);
  for (const [i, level] of ink.entries()) data.set([255 - level, 255 - level, 255 - level, 255], 4 * i);
  return { height, width, data };
}

async function readPictures(
  files: readonly PlacedFile[],
  onProgress: (numRead: number) => void,
): Promise<OwnDigits | OwnFilesFault> {
  const images: Uint8Array[] = [];
  const labels: number[] = [];
  const previews: Preview[] = [];
  const refused: RefusedFile[] = [];
  for (const [i, { path, file }] of files.entries()) {
    onProgress(i);
    const label = labelOfPath(path);
    if (label === null) {
      refused.push({ path, reason: 'unlabelled' });
      continue;
    }
    try {
      const before = await readPicture(file, path);
      const digit = digitFromPixels(before);
      if (digit === null) {
        refused.push({ path, reason: 'blank' });
        continue;
      }
      if (previews.length < NUM_PREVIEWS) previews.push({ label, before: shrinkPicture(before), index: images.length });
      images.push(Uint8Array.from(digit.ink, (value) => Math.round(value * DIGIT_CONTRACT.levels)));
      labels.push(label);
    } catch (error) {
      if (!(error instanceof IntakeError)) throw error;
      refused.push({ path, reason: 'picture', problem: error.problem });
    }
  }
  if (images.length === 0) return { fault: 'noDigits', refused };
  const pixels = new Uint8Array(images.length * SIZE);
  for (const [i, image] of images.entries()) pixels.set(image, i * SIZE);
  const dataset = new Dataset({ name: 'own', images: pixels, labels: Uint8Array.from(labels) });
  return { dataset, previews, refused };
}

/** A preview is as large as a thumb; a photograph is not kept whole for it. */
function shrinkPicture({ width, height, data }: DecodedPicture): DecodedPicture {
  const scale = Math.min(1, 168 / Math.max(width, height));
  const [toWidth, toHeight] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const whole = new OffscreenCanvas(width, height);
  whole.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0);
  const context = new OffscreenCanvas(toWidth, toHeight).getContext('2d');
  if (context === null) return { width, height, data };
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, 0, 0, toWidth, toHeight);
  return { width: toWidth, height: toHeight, data: context.getImageData(0, 0, toWidth, toHeight).data };
}
