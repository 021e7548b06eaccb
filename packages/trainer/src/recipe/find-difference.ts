import { parseTrainOptions, type RunFile } from '@raqam/artifact';
import { recipeSpec } from './recipe-spec.ts';
import type { TrainingRecipe } from './training-recipe.ts';

/**
 * By what a run differs from the ones that a recipe gives: its model or one of its options, by name; the number of
 * workers, which changes no result, aside. Null: it may be one of them, as far as it says itself.
 */
export function findDifference(run: Pick<RunFile, 'options' | 'spec'>, recipe: TrainingRecipe): string | null {
  if (canonical(run.spec) !== canonical(recipeSpec(recipe))) return 'model';
  const options = new Map(Object.entries(parseTrainOptions(recipe.options)));
  for (const [name, value] of Object.entries(parseTrainOptions(run.options))) {
    if (name !== 'workers' && canonical(value) !== canonical(options.get(name))) return name;
  }
  return null;
}

/** The same text for values that differ by the order of their fields only. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
