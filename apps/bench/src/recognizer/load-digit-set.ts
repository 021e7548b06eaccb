import {
  DataNotFoundError,
  type Dataset,
  inkFromPixels,
  type LoadedDataset,
  type StrokeSample,
  splitDataset,
  splitStrokeSamples,
} from '@raqam/dataset';
import { findStrokes, loadDataset, readStrokeFile } from '@raqam/dataset/node';
import type { Raster, Stroke } from '@raqam/image';
import { BenchmarkDataError } from '../command-error.ts';
import { loadMnist } from '../load-mnist.ts';
import type { DigitSet, DigitSetName, SetDigit } from './digit-set.ts';

/** The part of each training file that the shipped networks' recipes hold out. */
const HELD_OUT = { validation: 0.2, seed: 1 } as const;

const STROKE_FILES = { unipen: 'strokes/unipen-train', pendigits: 'strokes/pendigits-train' } as const;
const USPS = 'usps';

/** How {@link loadDigitSet} takes a set. */
export interface DigitSetOptions {
  /** The benchmark that needs it, for messages. */
  readonly benchmark: string;
  /** Takes the whole file, for a network that learnt from none of it. @default false */
  readonly isUnseen?: boolean;
}

/**
 * Loads the digits to judge by: MNIST's test set; of the others the part that is held out of training, by writer where
 * writers are known. Strokes stay strokes and pictures stay as they are: normalizing them is the recognizer's work.
 *
 * @throws {BenchmarkDataError} `The benchmark "recognizer" reads usps, which is not here. …`
 */
export async function loadDigitSet(name: DigitSetName, options: DigitSetOptions): Promise<DigitSet> {
  if (name === 'unipen' || name === 'pendigits') return loadStrokeDigits(name, options);
  const { benchmark, isUnseen = false } = options;
  if (name === 'mnist') {
    const { test } = await loadMnist(benchmark);
    return { name, description: 'MNIST, test set', digits: digitsOf(test) };
  }
  const { train } = await loadPictures(USPS, benchmark);
  const chosen = isUnseen ? train : validationOf(splitDataset(train, HELD_OUT));
  return { name, description: describe(USPS, isUnseen), digits: digitsOf(chosen) };
}

/**
 * A folder of pictures as its makers left them, of whatever size.
 *
 * @param benchmark As in {@link DigitSetOptions}.
 * @throws {BenchmarkDataError} When it is not on this machine.
 */
export async function loadPictures(name: string, benchmark: string): Promise<LoadedDataset> {
  return loadDataset(name, { normalize: false }).catch((error: unknown) => {
    throw error instanceof DataNotFoundError ? missing(benchmark, name, error) : error;
  });
}

/** {@link loadDigitSet} of the sets that are pen strokes. */
export async function loadStrokeDigits(
  name: keyof typeof STROKE_FILES,
  { benchmark, isUnseen = false }: DigitSetOptions,
): Promise<DigitSet<readonly Stroke[]>> {
  const file = STROKE_FILES[name];
  const path = await findStrokes(file);
  if (path === null) throw missing(benchmark, file);
  const samples: StrokeSample[] = [];
  for await (const sample of readStrokeFile(path)) samples.push(sample);
  const chosen = isUnseen ? samples : validationOf(splitStrokeSamples(file, samples, HELD_OUT));
  return {
    name,
    description: describe(file, isUnseen),
    digits: chosen.map(({ label, strokes, writer }, index) => ({ index, label, writer, drawing: strokes })),
  };
}

function describe(file: string, isUnseen: boolean): string {
  return isUnseen ? `${file}, whole` : `${file}, held out`;
}

function digitsOf(dataset: Dataset): SetDigit<Raster>[] {
  const { width, height, labels } = dataset;
  return Array.from(labels, (label, index) => ({
    index,
    label,
    writer: null,
    drawing: { width, height, ink: inkFromPixels(dataset.image(index)) },
  }));
}

function validationOf<Part>({ validation }: { readonly validation: Part | null }): Part {
  if (validation === null) throw new Error('load-digit-set: nothing was held out.');
  return validation;
}

function missing(benchmark: string, file: string, cause?: Error): BenchmarkDataError {
  return new BenchmarkDataError(
    `The benchmark "${benchmark}" reads ${file}, which is not here; expected it in one of the folders of RAQAM_DATA or raqam.config.json. Put it there, or leave the benchmark out.`,
    { cause },
  );
}
