import {
  type LayerSpec,
  type ModelSpec,
  type ModelSpecInput,
  parseTrainOptions,
  type TrainOptions,
} from '@raqam/artifact';
import { createModelSpec, MODEL_NAMES, type ModelName } from '@raqam/model';
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

/** The architecture that has exactly these layers; null for those of a visitor's own. */
export function modelNameOf(layers: readonly LayerSpec[]): ModelName | null {
  const text = JSON.stringify(layers);
  return MODEL_NAMES.find((name) => JSON.stringify(createModelSpec(name).layers) === text) ?? null;
}

/** The network of these layers, which need not fit. */
export function specInput(layers: readonly LayerSpec[]): ModelSpecInput & Pick<ModelSpec, 'layers'> {
  return { version: 1, name: modelNameOf(layers) ?? OWN_NAME, inputShape: [28, 28, 1], layers };
}
