import { OptionsError, parseModelSpec, parseSchema, parseTrainOptions, SpecError } from '@raqam/artifact';
import { NON_DIGIT_KINDS, type StrokeVariation } from '@raqam/dataset';
import { MODEL_NAMES } from '@raqam/model';
import * as v from 'valibot';
import { RecipeError } from '../errors.ts';
import type { RecipeSource, TrainingRecipe } from './training-recipe.ts';

/** A number that satisfies a condition; JSON has no others than finite ones. */
function numberWhere(expected: string, holds: (value: number) => boolean) {
  return v.pipe(v.number(expected), v.check(holds, expected));
}
const wholeFrom = (minimum: number) =>
  numberWhere(`a whole number from ${minimum}`, (value) => Number.isSafeInteger(value) && value >= minimum);
const positive = numberWhere('a finite number > 0', (value) => value > 0 && value < Number.POSITIVE_INFINITY);
const fraction = numberWhere('a number from 0 to 1', (value) => value >= 0 && value <= 1);
const share = numberWhere('a number above 0 and below 1', (value) => value > 0 && value < 1);
const digit = numberWhere('a digit from 0 to 9', (value) => Number.isInteger(value) && value >= 0 && value <= 9);
const NAME = 'text of 1 to 100 characters';
const name = v.pipe(v.string(NAME), v.minLength(1, NAME), v.maxLength(100, NAME));

const LIMIT = 'a finite number ≥ 0';
const limit = v.exactOptional(numberWhere(LIMIT, (value) => value >= 0 && value < Number.POSITIVE_INFINITY));
/** By name; how large they may be, whoever draws says. */
const variationEntries = {
  penWidth: v.exactOptional(v.strictTuple([positive, positive])),
  pressure: limit,
  smoothing: limit,
  jitter: limit,
  strokeShift: limit,
  bend: limit,
  rotationDegrees: limit,
  shear: limit,
  stretch: limit,
  cut: limit,
  overshoot: limit,
  gap: limit,
  inkLimit: limit,
} satisfies Record<keyof StrokeVariation, unknown>;

const sourceSchema = v.strictObject({
  name,
  weight: v.optional(positive, 1),
  heldOut: v.optional(
    v.nullable(v.strictObject({ share: v.optional(share, 0.2), seed: v.optional(wholeFrom(0), 1) })),
    null,
  ),
  renderings: v.optional(wholeFrom(1), 1),
  variation: v.optional(v.nullable(v.strictObject(variationEntries)), null),
  numImages: v.optional(v.nullable(wholeFrom(1)), null),
  kinds: v.optional(
    v.nullable(v.pipe(v.array(v.picklist(NON_DIGIT_KINDS)), v.minLength(1, 'at least one kind'))),
    null,
  ),
  seed: v.optional(wholeFrom(0), 1),
  nonDigitLabels: v.optional(v.nullable(v.pipe(v.array(digit), v.minLength(1, 'at least one digit'))), null),
});

const SOURCES = 'an array of at least one set';
const recipeSchema = v.strictObject({
  name,
  model: v.union([v.picklist(MODEL_NAMES), v.looseObject({})], `${MODEL_NAMES.join(', ')}, or a network of its own`),
  data: v.pipe(v.array(sourceSchema, SOURCES), v.minLength(1, SOURCES)),
  test: v.optional(v.nullable(name), null),
  options: v.optional(v.looseObject({}), {}),
  distillation: v.optional(
    v.nullable(
      v.strictObject({ teacher: name, temperature: v.optional(positive, 1), weight: v.optional(fraction, 0.5) }),
    ),
    null,
  ),
});

/** How many images are drawn of a set that is drawn, where nothing is said. */
const NUM_DRAWN = 5000;

/**
 * Validates a recipe of unknown origin and fills in the defaults. What of `options` is left out stays out, so that it
 * can be said elsewhere.
 *
 * @param value Usually a {@link TrainingRecipeInput}, or what `JSON.parse` returned.
 * @param what The file or value, used in errors only.
 * @throws {RecipeError} `TrainingRecipe: data[0].weight is 0; expected a finite number > 0. Correct that field.`
 */
export function parseRecipe(value: unknown, what = 'TrainingRecipe'): TrainingRecipe {
  const { data, model, options, ...recipe } = parseSchema(recipeSchema, value, {
    what,
    remedy: 'Correct that field.',
    error: RecipeError,
  });
  return {
    ...recipe,
    model: typeof model === 'string' ? model : asRecipeFault(`${what}: model`, () => parseModelSpec(model)),
    data: data.map((source, index) => completeSource(source, `${what}: data[${index}]`)),
    options: asRecipeFault(`${what}: options`, () => {
      parseTrainOptions(options);
      return options;
    }),
  };
}

/** Refuses what says nothing about a set of that kind, since who wrote it meant something. */
function completeSource(source: RecipeSource, where: string): RecipeSource {
  const { name, renderings, variation } = source;
  const isNonDigits = name === 'nonDigits';
  const isDrawn = isNonDigits || name === 'synthetic';
  const refuse = (field: string, whose: string): never => {
    throw new RecipeError(`${where}.${field} is there, but ${name} has none: it is for ${whose}. Leave it out.`);
  };
  if (!isDrawn && source.numImages !== null) refuse('numImages', 'synthetic and nonDigits');
  if (!isNonDigits && source.kinds !== null) refuse('kinds', 'nonDigits');
  if (isDrawn && source.nonDigitLabels !== null) refuse('nonDigitLabels', 'sets of images that are found');
  if (isDrawn && renderings !== 1) refuse('renderings', 'strokes');
  if (name === 'synthetic' && variation !== null) refuse('variation', 'strokes and nonDigits');
  return {
    ...source,
    numImages: isDrawn ? (source.numImages ?? NUM_DRAWN) : null,
    variation: variation ?? (renderings > 1 || isNonDigits ? {} : null),
  };
}

/** Words what is wrong with a part of the recipe as a fault of the recipe. */
function asRecipeFault<Result>(where: string, parse: () => Result): Result {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof OptionsError || error instanceof SpecError)) throw error;
    throw new RecipeError(`${where}: ${error.message.replace(/^(?:TrainOptions|ModelSpec): /, '')}`, { cause: error });
  }
}
