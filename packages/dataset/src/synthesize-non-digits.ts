import type { StrokeVariation } from '@raqam/image';
import { checkWhole } from './check-whole.ts';
import type { Dataset } from './dataset.ts';
import { type DrawingOptions, drawDataset } from './draw-dataset.ts';
import { DatasetArgumentError } from './errors.ts';
import { NO_DIGIT } from './no-digit.ts';
import { NON_DIGIT_KINDS, type NonDigitKind } from './non-digits/draw-non-digit.ts';
import { synthesizeNonDigit } from './synthesize-non-digit.ts';

/** What {@link synthesizeNonDigits} draws. */
export interface NonDigitOptions extends DrawingOptions {
  /** At least 1. */
  readonly numImages: number;
  /** A whole number from 0 to 2^53 − 1. */
  readonly seed: number;
  /** They take turns; one that is named twice comes twice as often. @default NON_DIGIT_KINDS */
  readonly kinds?: readonly NonDigitKind[];
  /** As of `synthesizeNonDigit`. @default {} */
  readonly variation?: Partial<StrokeVariation>;
}

/**
 * A data set of drawings that show no digit, by `synthesizeNonDigit`, all labelled `NO_DIGIT`: scribbles, loops,
 * letters, figures, several digits, halves of digits, digits that are mirrored or turned. A network that has learnt to
 * prefer no class for them knows better what it does not know.
 *
 * Asking for more images leaves the first ones as they were.
 *
 * @throws {DatasetArgumentError} `synthesizeNonDigits: kinds[1] is "letters"; expected one of scribble, letter, …`
 */
export async function synthesizeNonDigits(options: NonDigitOptions): Promise<Dataset> {
  const { kinds = NON_DIGIT_KINDS, numImages, seed, variation, ...drawing } = options;
  checkWhole('synthesizeNonDigits: numImages', numImages, 1);
  checkKinds(kinds);
  return drawDataset({
    ...drawing,
    name: 'nonDigits',
    numImages,
    draw: (index, pixels) => {
      pixels.set(synthesizeNonDigit(seed, index, kinds[index % kinds.length], variation).pixels);
      return NO_DIGIT;
    },
  });
}

function checkKinds(kinds: readonly NonDigitKind[]): void {
  if (kinds.length === 0) {
    throw new DatasetArgumentError('synthesizeNonDigits: kinds is empty. Name at least one, or leave it out for all.');
  }
  const wrong = kinds.findIndex((kind) => !NON_DIGIT_KINDS.includes(kind));
  if (wrong === -1) return;
  throw new DatasetArgumentError(
    `synthesizeNonDigits: kinds[${wrong}] is ${JSON.stringify(kinds[wrong])}; expected one of ` +
      `${NON_DIGIT_KINDS.join(', ')}. Correct the name.`,
  );
}
