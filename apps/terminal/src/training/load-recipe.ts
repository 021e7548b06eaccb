import { OptionsError, parseTrainOptions, type TrainOptionsInput } from '@raqam/artifact';
import { RECIPES } from '@raqam/trainer';
import { InputError } from '../command-error.ts';
import { inputName, readInput } from '../read-input.ts';
import type { Recipe } from './train-request.ts';

/**
 * Finds a recipe of the trainer by its name, or reads one from a file of training options:
 * `{ "epochs": 3, "callbacks": [{ "type": "reduceLrOnPlateau" }] }`. What it leaves out stays open.
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
    const options: unknown = JSON.parse(text);
    parseTrainOptions(options);
    return { name, options: options as TrainOptionsInput };
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new InputError(`${name}: this is not JSON; expected training options, such as {"epochs": 3}. Correct it.`);
    }
    if (!(error instanceof OptionsError)) throw error;
    throw new InputError(`${name}: ${error.message.replace(/^TrainOptions: /, '')}`, { cause: error });
  }
}
