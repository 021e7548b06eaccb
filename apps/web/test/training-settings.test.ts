import { expect, test } from 'vitest';
import { completeOptions, FIRST_SETTINGS, followRecipe, recipeNameOf } from '../training/training-settings.ts';

test('the page begins with the usual recipe, and one that is changed is no longer it', () => {
  const { options } = FIRST_SETTINGS;
  expect(recipeNameOf(options)).toBe('report');
  expect(recipeNameOf({ ...options, seed: 9, limit: 1000, workers: 2 })).toBe('report');
  expect(recipeNameOf({ ...options, labelSmoothing: 0.1 })).toBeNull();
});

test('a recipe leaves alone what is no part of it, and sets all else', () => {
  const chosen = completeOptions({ limit: 1000, seed: 7, epochs: 99, labelSmoothing: 0.1, validationFraction: 0.2 });
  const options = followRecipe('fast-99', chosen);
  expect(options).toMatchObject({ limit: 1000, seed: 7, validationFraction: 0.2, epochs: 3, labelSmoothing: 0 });
  expect(options.learningRateSchedule.type).toBe('oneCycle');
  expect(recipeNameOf(options)).toBe('fast-99');
});
