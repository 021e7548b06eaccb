import type { ModelSpec } from '@raqam/artifact';
import { createModelSpec } from '@raqam/model';
import type { TrainingRecipe } from './training-recipe.ts';

/** The network that a recipe trains. */
export function recipeSpec({ model }: Pick<TrainingRecipe, 'model'>): ModelSpec {
  return typeof model === 'string' ? createModelSpec(model) : model;
}
