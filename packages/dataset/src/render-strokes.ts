import { digitFromStrokes, type StrokeVariation } from '@raqam/image';
import { checkWhole } from './check-whole.ts';
import type { Dataset } from './dataset.ts';
import type { StrokeSample } from './decode-stroke-lines.ts';
import { type DrawingOptions, drawDataset } from './draw-dataset.ts';
import { drawVaried } from './draw-varied.ts';
import { DatasetContentError } from './errors.ts';
import { writeDigitBytes } from './write-digit-bytes.ts';

/** How {@link renderStrokes} draws. */
export interface RenderOptions extends DrawingOptions {
  /** The name of the data set. */
  readonly name: string;
  /** Images of each digit, from 1. @default 1 */
  readonly renderings?: number;
  /** What is left out is as in `DEFAULT_STROKE_VARIATION`. @default {} */
  readonly variation?: Partial<StrokeVariation>;
  /** A whole number from 0 to 2^53 − 1. */
  readonly seed: number;
}

/**
 * Draws labelled strokes several times over, each time varied by `varyStrokes`, under the 28×28 contract.
 *
 * First one image of each sample, in their order, then another of each: image i shows sample i mod n. It depends on the
 * seed, i and that sample only; more renderings leave the first ones as they were. Mixed with a weight of 1 / renderings,
 * a sample comes about once an epoch, in another form nearly every time.
 *
 * @param samples Writers are kept when every sample names one.
 * @throws {DatasetContentError} `unipen: digit 7 (label 1) leaves nothing to see, as a single dot does. Take it out.`
 * @throws {DatasetArgumentError | StrokeError} When an option is out of its range.
 * Cost: one variation 0.1 ms in the mean.
 */
export async function renderStrokes(samples: readonly StrokeSample[], options: RenderOptions): Promise<Dataset> {
  const { name, renderings = 1, seed, variation = {}, ...drawing } = options;
  checkWhole(`${name}: renderings`, renderings, 1);
  const numImages = samples.length * renderings;
  const writers = samples.flatMap(({ writer }) => (writer === null ? [] : [writer]));
  return drawDataset({
    ...drawing,
    name,
    numImages,
    ...(writers.length === samples.length && {
      writers: Array.from({ length: numImages }, (_, i) => writers[i % samples.length]),
    }),
    draw: (index, pixels) => {
      const place = index % samples.length;
      const { label, strokes } = samples[place];
      const digit =
        drawVaried(strokes, variation, seed, place, Math.floor(index / samples.length)) ?? digitFromStrokes(strokes);
      if (!digit) {
        throw new DatasetContentError(
          `${name}: digit ${place} (label ${label}) leaves nothing to see, as a single dot does. Take it out.`,
        );
      }
      writeDigitBytes(digit, pixels, 0);
      return label;
    },
  });
}
