import {
  type LayerSpec,
  type ModelSpec,
  type ModelSpecInput,
  parseTrainOptions,
  type TrainOptions,
} from '@raqam/artifact';
import { createModelSpec, MODEL_NAMES, type ModelName } from '@raqam/model';
import { RECIPES } from '@raqam/trainer';
import type { DigitsChoice } from '../digits/load-digits.ts';
import type { TrainingPlan } from './training-job.ts';

/** Everything that the page lets one choose, complete. */
export interface TrainingSettings {
  /** Each sound for itself; whether one fits the other, `examineLayers` says. */
  readonly layers: readonly LayerSpec[];
  readonly options: TrainingPlan['options'];
  readonly source: DigitsChoice['source'];
}

/** What a network of a visitor's own layers is called, at most 64 letters as the specification asks. */
const OWN_NAME = 'own';

/** One click leads to a network that reads most digits, within a minute. */
export const FIRST_SETTINGS: TrainingSettings = {
  layers: createModelSpec('cnn').layers,
  options: completeOptions({ validationFraction: 0.1 }),
  source: 'mnist',
};

/** Options with the number of images that the page always knows. */
export function completeOptions(input: unknown): TrainingPlan['options'] {
  const options: TrainOptions = parseTrainOptions(input);
  return { ...options, limit: options.limit ?? 60_000 };
}

/** The name of a recipe that the trainer knows. */
export type RecipeName = keyof typeof RECIPES;

/** Every recipe. */
export const RECIPE_NAMES = Object.keys(RECIPES) as RecipeName[];

/** A recipe as it is; only what is no part of one stays: the images, the validation share, the seed and what computes. */
export function followRecipe(name: RecipeName, chosen: TrainingPlan['options']): TrainingPlan['options'] {
  const { limit, precision, seed, validationFraction, workers } = chosen;
  return completeOptions({ limit, precision, seed, validationFraction, workers, ...RECIPES[name] });
}

/** The recipe that these options follow in all that it says; null for a visitor's own. */
export function recipeNameOf(options: TrainingPlan['options']): RecipeName | null {
  const text = JSON.stringify(options);
  return RECIPE_NAMES.find((name) => JSON.stringify(followRecipe(name, options)) === text) ?? null;
}

/** The architecture that has exactly these layers; null for those of a visitor's own. */
export function modelNameOf(layers: readonly LayerSpec[]): ModelName | null {
  const text = JSON.stringify(layers);
  return MODEL_NAMES.find((name) => JSON.stringify(createModelSpec(name).layers) === text) ?? null;
}

/** The network of these layers, which need not fit. */
export function specInput(layers: readonly LayerSpec[]): ModelSpecInput & Pick<ModelSpec, 'layers'> {
  return { version: 1, name: modelNameOf(layers) ?? OWN_NAME, inputShape: [28, 28, 1], layers };
}
