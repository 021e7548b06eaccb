import { type DigitImage, digitFromStrokes, type Stroke, type StrokeVariation, varyStrokes } from '@raqam/image';
import { createRandomSource } from '@raqam/random';

/** Draws that may leave a mere dot, before that is what there is to draw. */
const MAX_ATTEMPTS = 8;
/** Attempts have random numbers of their own, beyond those of this many renderings. */
const MAX_RENDERINGS = 2 ** 24;

/**
 * One rendering of one drawing: `varyStrokes`, then `digitFromStrokes`. A thick pen may leave no more than a dot: then it
 * is varied anew.
 *
 * @returns `null` when all attempts leave nothing to see.
 */
export function drawVaried(
  strokes: readonly Stroke[],
  variation: Partial<StrokeVariation>,
  seed: number,
  index: number,
  rendering: number,
): DigitImage | null {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    const random = createRandomSource(seed, 'variation', { epoch: attempt * MAX_RENDERINGS + rendering, step: index });
    const varied = varyStrokes(strokes, variation, random);
    const digit = digitFromStrokes(varied.strokes, { penWidth: varied.penWidth });
    if (digit) return digit;
  }
  return null;
}
