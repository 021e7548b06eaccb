import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RECIPES } from '@raqam/trainer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { InputError } from '../command-error.ts';
import { loadRecipe } from './load-recipe.ts';

let path = '';
beforeAll(async () => {
  path = join(await mkdtemp(join(tmpdir(), 'raqam-recipe-')), 'recipe.json');
});
afterAll(async () => {
  await rm(join(path, '..'), { recursive: true });
});

test('a recipe holds what it says and no more', async () => {
  const options = { epochs: 3, callbacks: [{ type: 'reduceLrOnPlateau', monitor: 'loss' }] };
  await writeFile(path, JSON.stringify(options));
  expect(await loadRecipe(path)).toEqual({ name: path, options });
});

test('a whole recipe is read as one', async () => {
  const options = { epochs: 3 };
  await writeFile(path, JSON.stringify({ name: 'mine', model: 'cnn', data: [{ name: 'mnist' }], options }));
  expect(await loadRecipe(path)).toMatchObject({ name: path, options, whole: { name: 'mine', model: 'cnn' } });
});

test('a recipe of the trainer is found by its name', async () => {
  expect(await loadRecipe('fast-99')).toEqual({ name: 'fast-99', options: RECIPES['fast-99'] });
});

test.each([
  ['{ epochs: 3 }', 'this is not JSON; expected training options, such as {"epochs": 3}. Correct it.'],
  ['[]', 'it is an array of 0; expected an object. Correct that field.'],
  ['{"epochs": 0}', 'epochs is 0; expected a whole number from 1 to 10000. Correct that field.'],
  ['{"data": []}', 'name is missing; expected a value there. Correct that field.'],
  ['{"epoch": 3}', 'epoch is not a known field; expected only the documented ones. Correct that field.'],
])('%j is refused', async (text, message) => {
  await writeFile(path, text);
  await expect(loadRecipe(path)).rejects.toThrow(new InputError(`${path}: ${message}`));
});

test('a file that is not there is told by its path', async () => {
  await expect(loadRecipe('nowhere.json')).rejects.toThrow(
    new InputError('nowhere.json cannot be read: there is no such file (ENOENT). Check the path.'),
  );
});
