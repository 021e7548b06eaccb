import { createCnn } from '@raqam/model';
import { parseRecipe, RecipeError, recipeSpec, type TrainingRecipeInput } from '@raqam/trainer';
import { expect, test } from 'vitest';
import { tiny } from './tiny.ts';

const least: TrainingRecipeInput = { name: 'least', model: 'cnn', data: [{ name: 'mnist' }] };

test('what has a default may be left out', () => {
  expect(parseRecipe(least)).toEqual({
    name: 'least',
    model: 'cnn',
    data: [
      {
        ...{ name: 'mnist', weight: 1, heldOut: null, renderings: 1, variation: null },
        ...{ numImages: null, kinds: null, seed: 1, nonDigitLabels: null },
      },
    ],
    test: null,
    options: {},
    distillation: null,
  });
});

test('a set has the defaults of its kind', () => {
  const data = [
    { name: 'strokes/unipen-train', renderings: 8, heldOut: {} },
    { name: 'nonDigits' },
    { name: 'synthetic', numImages: 7 },
  ];
  const parsed = parseRecipe({ ...least, data, distillation: { teacher: 'teacher.recipe.json' } });
  expect(parsed.data.map(({ heldOut, numImages, variation }) => ({ heldOut, numImages, variation }))).toEqual([
    { heldOut: { share: 0.2, seed: 1 }, numImages: null, variation: {} },
    { heldOut: null, numImages: 5000, variation: {} },
    { heldOut: null, numImages: 7, variation: null },
  ]);
  expect(parsed.distillation).toEqual({ teacher: 'teacher.recipe.json', temperature: 1, weight: 0.5 });
});

test('the model is a name or a whole network', () => {
  expect(recipeSpec(parseRecipe(least))).toEqual(createCnn());
  expect(recipeSpec(parseRecipe({ ...least, model: tiny }))).toEqual(tiny);
});

test('what is complete stays as it is', () => {
  const whole = parseRecipe({ ...least, model: tiny, options: { epochs: 3 }, data: [{ name: 'nonDigits' }] });
  expect(parseRecipe(whole)).toEqual(whole);
});

const withSource = (source: object) => ({ ...least, data: [source] });

test.each<[unknown, string]>([
  [[], 'name is missing; expected a value there. Correct that field.'],
  [{ ...least, data: [] }, 'data is an array of 0; expected an array of at least one set. Correct that field.'],
  [
    { ...least, model: 'resnet' },
    'model is "resnet"; expected cnn, lenet5, lenet5-modern, mlp, softmax, or a network of its own. Correct that field.',
  ],
  [
    { ...least, model: { ...tiny, layers: [] } },
    'model: layers is an array of 0; expected an array of 1 to 1000 layers. Correct that field.',
  ],
  [
    { ...least, options: { epochs: 0 } },
    'options: epochs is 0; expected a whole number from 1 to 10000. Correct that field.',
  ],
  [{ ...least, epochs: 3 }, 'epochs is not a known field; expected only the documented ones. Correct that field.'],
  [
    { ...least, distillation: { teacher: 'a.json', weight: 1.5 } },
    'distillation.weight is 1.5; expected a number from 0 to 1. Correct that field.',
  ],
  [withSource({ name: 'usps', weight: 0 }), 'data[0].weight is 0; expected a finite number > 0. Correct that field.'],
  [
    withSource({ name: 'usps', heldOut: { share: 1 } }),
    'data[0].heldOut.share is 1; expected a number above 0 and below 1. Correct that field.',
  ],
  [
    withSource({ name: 'strokes/a', variation: { jiter: 0.1 } }),
    'data[0].variation.jiter is not a known field; expected only the documented ones. Correct that field.',
  ],
  [
    withSource({ name: 'scripts/guru', nonDigitLabels: [10] }),
    'data[0].nonDigitLabels[0] is 10; expected a digit from 0 to 9. Correct that field.',
  ],
  [
    withSource({ name: 'usps', numImages: 5 }),
    'data[0].numImages is there, but usps has none: it is for synthetic and nonDigits. Leave it out.',
  ],
  [
    withSource({ name: 'synthetic', kinds: ['letter'] }),
    'data[0].kinds is there, but synthetic has none: it is for nonDigits. Leave it out.',
  ],
  [
    withSource({ name: 'nonDigits', renderings: 2 }),
    'data[0].renderings is there, but nonDigits has none: it is for strokes. Leave it out.',
  ],
  [
    withSource({ name: 'nonDigits', nonDigitLabels: [1] }),
    'data[0].nonDigitLabels is there, but nonDigits has none: it is for sets of images that are found. Leave it out.',
  ],
  [
    withSource({ name: 'synthetic', variation: {} }),
    'data[0].variation is there, but synthetic has none: it is for strokes and nonDigits. Leave it out.',
  ],
])('%j is refused', (value, message) => {
  expect(() => parseRecipe(value, 'my.recipe.json')).toThrow(new RecipeError(`my.recipe.json: ${message}`));
});
