import { type ControlPoint, NUMERAL_MODELS, type NumeralModel, type Stroke, sampleNumeral } from '@raqam/image';
import type { RandomSource } from '@raqam/random';

/** A numeral as some hand writes it. */
export interface WrittenNumeral {
  /** The form it was drawn after, e.g. `crossed` for a 7. */
  readonly variant: string;
  /** In the units of its model: about 1 high. */
  readonly strokes: readonly Stroke[];
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

// Which random value of a digit is for what. A value keeps its number when others are added.
const VARIANT = 0;
const SLANT = 1;
const TURN = 2;
const PROPORTION = 3;
const BEND_X = 4;
const BEND_Y = 5;
const SQUEEZE_X = 6;
const SQUEEZE_Y = 7;
const UNSTEADINESS = 8;
const FIRST_STROKE = 16; // six for each stroke: place, drift, pressure at both ends
const FIRST_POINT = 64; // two for each control point, 64 for each stroke

/**
 * Writes a digit as some hand would. A form of the numeral is chosen, its control points are moved (slant, turn,
 * proportion, bends of the whole figure, each stroke a little off its place and longer or shorter, each point unsteady),
 * and a pen of changing pressure goes along the curve through them.
 *
 * @param source Its values 0 to 8 and those from 16 on are used.
 */
export function writeNumeral(label: number, source: RandomSource): WrittenNumeral {
  const model = chooseVariant(label, source.uniform(VARIANT));
  const strokes = sampleNumeral(model, { movePoint: createHand(source) }).map((stroke, strokeIndex) => {
    const start = 0.5 + 0.12 * source.truncatedNormal(FIRST_STROKE + 6 * strokeIndex + 4);
    const end = 0.5 + 0.12 * source.truncatedNormal(FIRST_STROKE + 6 * strokeIndex + 5);
    return stroke.map(([x, y], i) => [x, y, start + ((end - start) * i) / stroke.length] as const);
  });
  return { variant: model.variant, strokes };
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
