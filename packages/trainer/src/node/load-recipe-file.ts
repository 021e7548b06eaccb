import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { RecipeError } from '../errors.ts';
import { parseRecipe } from '../recipe/parse-recipe.ts';
import type { TrainingRecipe } from '../recipe/training-recipe.ts';

/**
 * Reads a recipe from its file.
 *
 * @returns The recipe as `parseRecipe` completes it; the teacher's path is absolute.
 * @throws {RecipeError} `accurate.recipe.json: data[0].weight is 0; expected a finite number > 0. Correct that field.`,
 *   or when the file cannot be read or is not JSON.
 */
export async function loadRecipeFile(path: string): Promise<TrainingRecipe> {
  const recipe = parseRecipe(parseJson(await readText(path), path), path);
  const { distillation } = recipe;
  if (distillation === null) return recipe;
  return { ...recipe, distillation: { ...distillation, teacher: resolve(dirname(path), distillation.teacher) } };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'an unknown reason';
    throw new RecipeError(`${path} cannot be read (${code}); expected the file of a recipe. Check the path.`, {
      cause,
    });
  }
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new RecipeError(`${path}: this is not JSON; expected a recipe. Correct it.`, { cause });
  }
}
