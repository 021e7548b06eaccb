import { OptionsError, parseTrainOptions, type TrainOptionsInput } from '@raqam/artifact';
import { parseRecipe, RECIPES, RecipeError } from '@raqam/trainer';
import { loadRecipeFile } from '@raqam/trainer/node';
import { InputError } from '../command-error.ts';
import { inputName, readInput, STANDARD_INPUT } from '../read-input.ts';
import type { Recipe } from './train-request.ts';

/**
 * Finds a recipe of the trainer by its name, or reads one from a file: either a whole one, with its model and data, or
 * training options only, `{ "epochs": 3, "callbacks": [{ "type": "reduceLrOnPlateau" }] }`. What it leaves out stays
 * open.
 *
 * @param nameOrPath `-` is standard input; a file that is called as a recipe is `./report`.
 * @throws {InputError} `recipe.json: epochs is 0; expected a whole number from 1 to 10000. Correct that field.`
 */
export async function loadRecipe(nameOrPath: string): Promise<Recipe> {
  const named = Object.entries(RECIPES).find(([name]) => name === nameOrPath);
  if (named !== undefined) return { name: nameOrPath, options: named[1] };
  const text = new TextDecoder().decode(await readInput(nameOrPath));
  const name = inputName(nameOrPath);
  try {
    const value: unknown = JSON.parse(text);
    if (isWhole(value)) {
      const whole = nameOrPath === STANDARD_INPUT ? parseRecipe(value, name) : await loadRecipeFile(nameOrPath);
      return { name, options: whole.options, whole };
    }
    parseTrainOptions(value);
    return { name, options: value as TrainOptionsInput };
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new InputError(`${name}: this is not JSON; expected training options, such as {"epochs": 3}. Correct it.`);
    }
    if (error instanceof RecipeError) throw new InputError(error.message, { cause: error });
    if (!(error instanceof OptionsError)) throw error;
    throw new InputError(`${name}: ${error.message.replace(/^TrainOptions: /, '')}`, { cause: error });
  }
}

/** Training options have neither field. */
function isWhole(value: unknown): boolean {
  return typeof value === 'object' && value !== null && ('data' in value || 'model' in value);
}
