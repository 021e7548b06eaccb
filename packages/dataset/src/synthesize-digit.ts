import { type ControlPoint, digitFromStrokes, NUMERAL_MODELS, type NumeralModel, sampleNumeral } from '@raqam/image';
import { createRandomSource, type RandomSource } from '@raqam/random';
import { DatasetContentError } from './errors.ts';
import { DIGIT_SIZE, writeDigitBytes } from './write-digit-bytes.ts';

/** A drawn digit, [28, 28] bytes under the 28×28 contract, and what it shows. */
export interface SyntheticDigit {
  readonly label: number;
  /** The form it was drawn after, e.g. `crossed` for a 7. */
  readonly variant: string;
  readonly pixels: Uint8Array<ArrayBuffer>;
}

/**
 * How often the forms of a digit come up, relative to each other. Estimates of everyday writing, the plain forms most;
 * a form that is not listed counts 1.
 */
export const VARIANT_WEIGHTS: Readonly<Record<string, number>> = {
  '0 plain': 0.95,
  '0 slashed': 0.05,
  '1 plain': 0.6,
  '1 flag': 0.28,
  '1 flag and foot': 0.12,
  '2 plain': 0.65,
  '2 looped': 0.35,
  '4 open': 0.6,
  '4 closed': 0.4,
  '7 plain': 0.75,
  '7 crossed': 0.25,
  '9 straight': 0.65,
  '9 hooked': 0.35,
};

// Which random value of an image is for what. A value keeps its number when others are added.
const VARIANT = 0;
const SLANT = 1;
const TURN = 2;
const PROPORTION = 3;
const BEND_X = 4;
const BEND_Y = 5;
const SQUEEZE_X = 6;
const SQUEEZE_Y = 7;
const UNSTEADINESS = 8;
const PEN_WIDTH = 9;
const FIRST_STROKE = 16; // six for each stroke: place, drift, pressure at both ends
const FIRST_POINT = 64; // two for each control point, 64 for each stroke

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
 */
export function synthesizeDigit(seed: number, index: number): SyntheticDigit {
  const source = createRandomSource(seed, 'synthesis', { step: index });
  const label = index % 10;
  const model = chooseVariant(label, source.uniform(VARIANT));
  const strokes = sampleNumeral(model, { movePoint: createHand(source) }).map((stroke, strokeIndex) => {
    const start = 0.5 + 0.12 * source.truncatedNormal(FIRST_STROKE + 6 * strokeIndex + 4);
    const end = 0.5 + 0.12 * source.truncatedNormal(FIRST_STROKE + 6 * strokeIndex + 5);
    return stroke.map(([x, y], i) => [x, y, start + ((end - start) * i) / stroke.length] as const);
  });
  const penWidth = 0.11 + 0.03 * source.truncatedNormal(PEN_WIDTH);
  const pixels = new Uint8Array(DIGIT_SIZE);
  const digit = digitFromStrokes(strokes, { penWidth });
  if (!digit)
    throw new DatasetContentError(`synthesizeDigit: the model "${label} ${model.variant}" leaves nothing to see.`);
  writeDigitBytes(digit, pixels, 0);
  return { label, variant: model.variant, pixels };
}

function chooseVariant(digit: number, position: number): NumeralModel {
  const models = NUMERAL_MODELS.filter((model) => model.digit === digit);
  const weights = models.map(({ variant }) => VARIANT_WEIGHTS[`${digit} ${variant}`] ?? 1);
  let left = position * weights.reduce((sum, weight) => sum + weight, 0);
  const chosen = weights.findIndex((weight) => {
    left -= weight;
    return left < 0;
  });
  return models.at(chosen) as NumeralModel;
}

/** One hand writing one digit: where it puts each control point. Lengths are fractions of the digit's height. */
function createHand(source: RandomSource) {
  const slant = 0.1 + 0.2 * source.truncatedNormal(SLANT);
  const turn = 0.15 * source.truncatedNormal(TURN);
  const proportion = 1.15 + 0.28 * source.truncatedNormal(PROPORTION);
  const bendX = 0.3 * source.truncatedNormal(BEND_X);
  const bendY = 0.35 * source.truncatedNormal(BEND_Y);
  const squeezeX = 0.5 * source.truncatedNormal(SQUEEZE_X);
  const squeezeY = 0.5 * source.truncatedNormal(SQUEEZE_Y);
  const unsteadiness = 0.03 + 0.04 * source.uniform(UNSTEADINESS);

  return ([x, y, ...corner]: ControlPoint, strokeIndex: number, pointIndex: number): ControlPoint => {
    // A hand strays smoothly: neighbouring points share two of the three values that move them.
    const stray = (axis: number) => {
      const first = FIRST_POINT + 64 * strokeIndex + 2 * pointIndex + axis;
      const sum = [0, 2, 4].reduce((total, next) => total + source.truncatedNormal(first + next), 0);
      const ofStroke = source.truncatedNormal(FIRST_STROKE + 6 * strokeIndex + axis);
      const drift = source.truncatedNormal(FIRST_STROKE + 6 * strokeIndex + 2 + axis);
      return unsteadiness * (0.58 * sum + ofStroke + 0.15 * pointIndex * drift);
    };
    // From the middle of the figure, so that nothing below moves it as a whole.
    const u = x - 0.3 + stray(0);
    const v = y - 0.5 + stray(1);
    const bentX = proportion * (u + squeezeX * u * v) + bendX * (v * v - 0.1);
    const bentY = v + squeezeY * (v * v - 0.1) * 0.5 + bendY * u * u;
    return [bentX - (slant + turn) * bentY, bentY + turn * bentX, ...corner];
  };
}
