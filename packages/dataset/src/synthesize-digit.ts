import { digitFromStrokes, type StrokeVariation } from '@raqam/image';
import { createRandomSource } from '@raqam/random';
import { drawVaried } from './draw-varied.ts';
import { DatasetContentError } from './errors.ts';
import { DIGIT_SIZE, writeDigitBytes } from './write-digit-bytes.ts';
import { writeNumeral } from './write-numeral.ts';

/** A drawn digit, [28, 28] bytes under the 28×28 contract, and what it shows. */
export interface SyntheticDigit {
  readonly label: number;
  /** The form it was drawn after, e.g. `crossed` for a 7. */
  readonly variant: string;
  readonly pixels: Uint8Array<ArrayBuffer>;
}

/** Of the values of a digit, the one for the pen; the others are for {@link writeNumeral}. */
const PEN_WIDTH = 9;

/**
 * Draws digit `index` of an endless row: label `index mod 10`, everything else at random, depending on (seed, index)
 * only and equal to the bit on every machine.
 *
 * A form of the numeral is chosen, its control points are moved as a hand would (slant, turn, proportion, bends of the
 * whole figure, each stroke a little off its place and longer or shorter, each point unsteady), and a pen of some width and
 * pressure is drawn along the curve through them.
 *
 * @param seed A whole number from 0 to 2^53 − 1.
 * @param index A whole number from 0 to 2^32 − 1.
 * @param variation What is written is varied once more, by `varyStrokes`, and drawn with its pen. @default not
 */
export function synthesizeDigit(seed: number, index: number, variation?: Partial<StrokeVariation>): SyntheticDigit {
  const source = createRandomSource(seed, 'synthesis', { step: index });
  const label = index % 10;
  const { strokes, variant } = writeNumeral(label, source);
  const penWidth = 0.11 + 0.03 * source.truncatedNormal(PEN_WIDTH);
  const pixels = new Uint8Array(DIGIT_SIZE);
  const digit =
    (variation && drawVaried(strokes, variation, seed, index, 0)) ?? digitFromStrokes(strokes, { penWidth });
  if (!digit) throw new DatasetContentError(`synthesizeDigit: the model "${label} ${variant}" leaves nothing to see.`);
  writeDigitBytes(digit, pixels, 0);
  return { label, variant, pixels };
}
