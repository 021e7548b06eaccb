import type { StrokeVariation } from '@raqam/image';
import { checkWhole } from './check-whole.ts';
import type { Dataset } from './dataset.ts';
import { type DrawingOptions, drawDataset } from './draw-dataset.ts';
import { synthesizeDigit } from './synthesize-digit.ts';

/** What {@link synthesizeDigits} draws. */
export interface SynthesizeDigitsOptions extends DrawingOptions {
  /** At least 1. */
  readonly numImages: number;
  /** A whole number from 0 to 2^53 − 1. */
  readonly seed: number;
  /** As of `synthesizeDigit`. @default not varied */
  readonly variation?: Partial<StrokeVariation>;
}

/**
 * The digits 0, 1, … of the endless row of `synthesizeDigit`, which are those that `synthesizeDataset` trains with; for
 * many images, since others get their turn in between.
 *
 * @throws {DatasetArgumentError} When `numImages` is not a whole number from 1.
 */
export async function synthesizeDigits(options: SynthesizeDigitsOptions): Promise<Dataset> {
  const { numImages, seed, variation, ...drawing } = options;
  checkWhole('synthesizeDigits: numImages', numImages, 1);
  return drawDataset({
    ...drawing,
    name: 'synthetic',
    numImages,
    draw: (index, pixels) => {
      const digit = synthesizeDigit(seed, index, variation);
      pixels.set(digit.pixels);
      return digit.label;
    },
  });
}
