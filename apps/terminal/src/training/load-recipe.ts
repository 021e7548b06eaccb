import { OptionsError, parseTrainOptions, type TrainOptionsInput } from '@raqam/artifact';
import { InputError } from '../command-error.ts';
import { inputName, readInput } from '../read-input.ts';
import type { Recipe } from './train-request.ts';

/**
 * Reads a file of training options: `{ "epochs": 3, "callbacks": [{ "type": "reduceLrOnPlateau" }] }`. What it leaves out
 * stays open.
 *
 * @param path `-` is standard input.
 * @throws {InputError} `recipe.json: epochs is 0; expected a whole number from 1 to 10000. Correct that field.`
 */
export async function loadRecipe(path: string): Promise<Recipe> {
  const text = new TextDecoder().decode(await readInput(path));
  const name = inputName(path);
  try {
    const options: unknown = JSON.parse(text);
    parseTrainOptions(options);
    return { path: name, options: options as TrainOptionsInput };
  } catch (error) {
    if (error instanceof SyntaxError) {
      throw new InputError(`${name}: this is not JSON; expected training options, such as {"epochs": 3}. Correct it.`);
    }
    if (!(error instanceof OptionsError)) throw error;
    throw new InputError(`${name}: ${error.message.replace(/^TrainOptions: /, '')}`, { cause: error });
  }
}
