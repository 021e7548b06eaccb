import { type Point, type Stroke, sampleSpline } from '@raqam/image';
import type { RandomSource } from '@raqam/random';
import { writeNumeral } from '../write-numeral.ts';
import { ALTERED_DIGITS, type AlteredDigitKind, type WriteDigit } from './altered-digits.ts';
import { createDice, type Dice } from './dice.ts';
import { LINE_PLAY, type LinePlayKind } from './line-play.ts';
import { FIGURE_MODELS, LETTER_MODELS, type ShapeModel } from './shape-models.ts';

/** What an image that shows no digit may show. */
export type NonDigitKind = LinePlayKind | AlteredDigitKind | 'letter' | 'word' | 'figure';

/** All kinds, in the order in which they take turns. */
export const NON_DIGIT_KINDS: readonly NonDigitKind[] = [
  'scribble',
  'letter',
  'digits',
  'curve',
  'figure',
  'mirroredDigit',
  'loops',
  'word',
  'turnedDigit',
  'spiral',
  'lines',
  'halfDigit',
  'zigzag',
  'cross',
  'wave',
  'dots',
];

/**
 * Draws something that is no digit.
 *
 * @param openRow Opens row 0, 1, 2 … of the random numbers of this drawing.
 * @returns Strokes in any units, y down.
 */
export function drawNonDigit(kind: NonDigitKind, openRow: (row: number) => RandomSource): readonly Stroke[] {
  let row = 0;
  const dice = createDice(openRow(row));
  return DRAWINGS[kind](dice, (digit) => {
    row++;
    return writeNumeral(digit, openRow(row)).strokes;
  });
}

const DRAWINGS: Readonly<Record<NonDigitKind, (dice: Dice, write: WriteDigit) => readonly Stroke[]>> = {
  ...LINE_PLAY,
  ...ALTERED_DIGITS,
  letter: (dice) => drawShape(dice.pick(LETTERS), dice),
  word: (dice) => drawWord(dice),
  figure: (dice) => drawShape(dice.pick(FIGURES), dice),
};

const LETTERS = Object.values(LETTER_MODELS);
const FIGURES = Object.values(FIGURE_MODELS);

/** Draws a model with an unsteady hand. */
function drawShape(model: ShapeModel, dice: Dice): Stroke[] {
  const stray = 0.05;
  return model.map((points) => {
    return sampleSpline(
      points.map(([x, y, ...corner]) => [x + dice.between(-stray, stray), y + dice.between(-stray, stray), ...corner]),
      0.05,
    );
  });
}

/** Two to four letters in a row. */
function drawWord(dice: Dice): Stroke[] {
  return Array.from({ length: dice.whole(2, 4) }, (_, place) => {
    const left = place * dice.between(0.95, 1.1);
    const top = dice.between(-0.08, 0.08);
    return drawShape(dice.pick(LETTERS), dice).map((stroke) => {
      return stroke.map(([x, y]): Point => [x + left, y + top]);
    });
  }).flat();
}
