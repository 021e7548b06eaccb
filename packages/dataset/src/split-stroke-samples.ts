import type { StrokeSample } from './decode-stroke-lines.ts';
import { type SplitOptions, splitIndices } from './split-indices.ts';

/** The three sides; a share of 0 gives `null`. */
export interface StrokeSampleSplit {
  readonly train: readonly StrokeSample[];
  readonly validation: readonly StrokeSample[] | null;
  readonly test: readonly StrokeSample[] | null;
}

/**
 * Divides labelled strokes by the rule of `splitDataset`, to the same sides as the images that `datasetFromStrokes` makes
 * of them: what is drawn of one sample in several ways, and all that one hand wrote, is on one side.
 *
 * @param name Used in errors only.   @param samples Divided by writer when every sample names one.
 * @throws {DatasetArgumentError} As `splitDataset`.
 */
export function splitStrokeSamples(
  name: string,
  samples: readonly StrokeSample[],
  options: SplitOptions,
): StrokeSampleSplit {
  const writers = samples.flatMap(({ writer }) => (writer === null ? [] : [writer]));
  const { train, validation, test } = splitIndices(
    { name, numImages: samples.length, writers: writers.length === samples.length ? writers : null },
    options,
  );
  const side = (indices: readonly number[]) => indices.map((index) => samples[index]);
  return { train: side(train), validation: validation && side(validation), test: test && side(test) };
}
