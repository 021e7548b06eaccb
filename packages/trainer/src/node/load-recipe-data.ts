import { parseTrainOptions } from '@raqam/artifact';
import { withTargets } from '@raqam/dataset';
import { distillTargets } from '../recipe/distill-targets.ts';
import type { TrainingRecipe } from '../recipe/training-recipe.ts';
import { createRecipeLoader, type LoadRecipeOptions } from './create-recipe-loader.ts';
import {
  type HeldOutData,
  loadHeldOutParts,
  loadRecipeParts,
  loadTrainParts,
  type RecipeData,
} from './load-recipe-parts.ts';
import { loadTeacher, type TeacherOptions } from './load-teacher.ts';

/**
 * Loads what a recipe learns from and is judged by: sets are found or drawn, divided, mixed; a recipe with a teacher
 * gets its answers as targets, for which the teacher is trained where it has not been yet.
 *
 * @throws {RecipeError} `usps is a set of images; renderings is for strokes. Leave it out there.`
 * @throws {DataNotFoundError} When a set is missing; and what else `loadDataset` of `@raqam/dataset/node` throws.
 * @throws The signal's reason, when it is aborted.
 */
export async function loadRecipeData(
  recipe: TrainingRecipe,
  options: LoadRecipeOptions & TeacherOptions = {},
): Promise<RecipeData> {
  const { onTeacherEvent, workers, ...loading } = options;
  const { signal } = loading;
  const loader = createRecipeLoader(loading);
  const data = await loadRecipeParts(recipe, loader);
  if (recipe.distillation === null) return data;
  const { teacher: path, temperature, weight } = recipe.distillation;
  const teacher = await loadTeacher(path, loader, { onTeacherEvent, signal, workers });
  const parts = await loadTrainParts(recipe, loader);
  const { labelSmoothing } = parseTrainOptions(recipe.options);
  const targets = await distillTargets(
    parts.map(({ dataset }) => dataset),
    teacher,
    { labelSmoothing, temperature, weight, signal, workers },
  );
  return { ...data, train: withTargets(data.train, targets) };
}

/**
 * The held-out parts of a recipe and its test set alone: nothing is drawn that is learnt from, and no teacher is needed.
 *
 * @throws As {@link loadRecipeData}.
 */
export async function loadHeldOut(recipe: TrainingRecipe, options: LoadRecipeOptions = {}): Promise<HeldOutData> {
  return loadHeldOutParts(recipe, createRecipeLoader(options));
}
