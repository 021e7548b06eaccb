import type { TrainEvent } from '@raqam/artifact';
import { recipeSpec } from '../recipe/recipe-spec.ts';
import type { TrainingRecipe } from '../recipe/training-recipe.ts';
import { train } from '../train.ts';
import type { TrainRuntime } from '../train-runtime.ts';
import type { LoadRecipeOptions } from './create-recipe-loader.ts';
import { loadRecipeData } from './load-recipe-data.ts';
import type { TeacherOptions } from './load-teacher.ts';

/**
 * Carries a recipe out: loads its data, trains its teacher where it has one, then trains the network and judges it by
 * the recipe's test set. The same recipe and data give the same weights, bit for bit.
 *
 *     const run = await recordRun(trainRecipe(await loadRecipeFile('compact.recipe.json')));
 *
 * Who wants to judge the network by the held-out parts loads the data with `loadRecipeData` and calls `train` and
 * `evaluate` with them.
 *
 * @returns The events of {@link train}; those of the teacher's run go to `onTeacherEvent`.
 * @throws From the first event asked for, as `loadRecipeData` and `train`.
 */
export async function* trainRecipe(
  recipe: TrainingRecipe,
  runtime: LoadRecipeOptions & TeacherOptions & TrainRuntime = {},
): AsyncGenerator<TrainEvent, void, undefined> {
  const data = await loadRecipeData(recipe, runtime);
  yield* train(recipeSpec(recipe), data, recipe.options, runtime);
}
