import type { OptimizerSpec } from '@raqam/artifact';
import { createModelSpec } from '@raqam/model';
import { OPTIMIZER_NAMES } from './optimizer-names.ts';
import type { TrainingPlan } from './training-job.ts';
import { completeOptions } from './training-settings.ts';

/** Sets of runs that are made to be compared: their networks, batches and seeds are alike. */
export const COMPARISONS = ['scenarios', 'optimizers'] as const;

export type Comparison = (typeof COMPARISONS)[number];

/** SGD and Adam, each for five and for nine epochs. */
const SCENARIOS = [
  ['sgd', 5],
  ['sgd', 9],
  ['adam', 5],
  ['adam', 9],
] as const;

const NUM_COMPARED_EPOCHS = 5;

/**
 * The runs of a comparison: the network `cnn` in batches of 128, each optimizer with Keras's defaults.
 *
 * @param chosen Where the images, the validation share, the seed and the workers come from.
 */
export function comparisonPlans(comparison: Comparison, chosen: TrainingPlan['options']): readonly TrainingPlan[] {
  const runs =
    comparison === 'scenarios'
      ? SCENARIOS
      : Object.keys(OPTIMIZER_NAMES).map((type) => [type as OptimizerSpec['type'], NUM_COMPARED_EPOCHS] as const);
  const { limit, seed, validationFraction, workers } = chosen;
  return runs.map(([type, epochs]) => ({
    name: `${OPTIMIZER_NAMES[type]} ${epochs}`,
    spec: createModelSpec('cnn'),
    options: completeOptions({ limit, seed, validationFraction, workers, epochs, optimizer: { type } }),
  }));
}
