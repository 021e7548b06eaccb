import type { StrokeVariation } from '@raqam/image';
import { createRandomSource } from '@raqam/random';
import { drawVaried } from './draw-varied.ts';
import { DatasetContentError } from './errors.ts';
import { drawNonDigit, type NonDigitKind } from './non-digits/draw-non-digit.ts';
import { DIGIT_SIZE, writeDigitBytes } from './write-digit-bytes.ts';

/** A drawing that shows no digit, [28, 28] bytes under the 28×28 contract. */
export interface SyntheticNonDigit {
  readonly kind: NonDigitKind;
  readonly pixels: Uint8Array<ArrayBuffer>;
}

/** Rows of random numbers that a drawing may take; a drawing that leaves a mere dot is followed by another. */
const ROWS_PER_ATTEMPT = 8;
const MAX_ATTEMPTS = 32;
/** A drawing of many lines would be a mere blot with the pens of digits. */
const INK_LIMIT = 0.45;

/**
 * Draws something of the given kind that no reader takes for a digit, then varies it by `varyStrokes`: it depends on
 * (seed, index, kind, variation) only and is equal to the bit on every machine.
 *
 * @param seed A whole number from 0 to 2^53 − 1.
 * @param index A whole number from 0 to 2^32 − 1.
 * @param kind One of `NON_DIGIT_KINDS`.
 * @param variation What is left out is as in `DEFAULT_STROKE_VARIATION`, but for `inkLimit`, which is 0.45.
 */
export function synthesizeNonDigit(
  seed: number,
  index: number,
  kind: NonDigitKind,
  variation: Partial<StrokeVariation> = {},
): SyntheticNonDigit {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const strokes = drawNonDigit(kind, (row) => {
      return createRandomSource(seed, 'nonDigits', { epoch: attempt * ROWS_PER_ATTEMPT + row, step: index });
    });
    const digit = drawVaried(strokes, { inkLimit: INK_LIMIT, ...variation }, seed, index, 0);
    if (!digit) continue;
    const pixels = new Uint8Array(DIGIT_SIZE);
    writeDigitBytes(digit, pixels, 0);
    return { kind, pixels };
  }
  throw new DatasetContentError(
    `synthesizeNonDigit: with this variation, ${MAX_ATTEMPTS} drawings of the kind ${kind} left a mere dot each. ` +
      'Pass a thinner pen.',
  );
}
