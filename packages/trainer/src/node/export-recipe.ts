import type { RunFile } from '@raqam/artifact';
import type { VerdictOptions } from '../calibration/choose-verdict-thresholds.ts';
import { RecipeError } from '../errors.ts';
import { type ExportedModel, exportModel } from '../export-model.ts';
import type { EvaluateOptions } from '../open-judging-engine.ts';
import { findDifference } from '../recipe/find-difference.ts';
import type { TrainingRecipe } from '../recipe/training-recipe.ts';
import type { LoadRecipeOptions } from './create-recipe-loader.ts';
import { loadHeldOut } from './load-recipe-data.ts';

/**
 * Makes what a recipe gave ready to be shipped: `exportModel`, calibrated by the recipe's held-out parts and judged by its
 * test set.
 *
 * @throws {RecipeError} `the run has another batchSize than the recipe compact. Pass the run that this recipe gave.`
 * @throws As `loadHeldOut` and `exportModel`.
 */
export async function exportRecipe(
  run: RunFile,
  recipe: TrainingRecipe,
  options: EvaluateOptions & LoadRecipeOptions & VerdictOptions = {},
): Promise<ExportedModel> {
  const difference = findDifference(run, recipe);
  if (difference !== null) {
    throw new RecipeError(
      `the run has another ${difference} than the recipe ${recipe.name}. Pass the run that this recipe gave.`,
    );
  }
  return exportModel(run, await loadHeldOut(recipe, options), options);
}
