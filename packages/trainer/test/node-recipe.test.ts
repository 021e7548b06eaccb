import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dequantizeWeights, quantizeWeights, type TrainEvent } from '@raqam/artifact';
import { type Dataset, NO_DIGIT, splitDataset, synthesizeDataset } from '@raqam/dataset';
import { loadDataset, saveDataset } from '@raqam/dataset/node';
import { judgeHeldOut, parseRecipe, RecipeError, recordRun, type TrainingRecipeInput, train } from '@raqam/trainer';
import { exportRecipe, loadHeldOut, loadRecipeData, loadRecipeFile, trainRecipe } from '@raqam/trainer/node';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { options, tiny } from './tiny.ts';

// Many small runs, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const NUM_STROKES = 60;
let folder: string;
/** Where the data are looked for. */
let place: { readonly directories: readonly string[] };
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-recipe-'));
  place = { directories: [folder] };
  await mkdir(join(folder, 'strokes'));
  const lines = Array.from({ length: NUM_STROKES }, (_, i) =>
    JSON.stringify({
      ...{ label: i % 10, writer: `w${i % 6}` },
      strokes: [
        [
          [0, 0],
          [20 + (i % 10), 3 * (i % 10)],
          [i % 7, 40],
        ],
      ],
    }),
  );
  await writeFile(join(folder, 'strokes', 'few.jsonl'), lines.join('\n'));
  await saveDataset(join(folder, 'found'), synthesizeDataset({ numTrain: 40, numTest: 20 }));
});
afterAll(() => rm(folder, { recursive: true }));

const recipeOf = (changes: Partial<TrainingRecipeInput>) =>
  parseRecipe({ name: 'few', model: tiny, data: [{ name: 'synthetic', numImages: 50 }], options, ...changes });

const loadFew = (changes: Partial<TrainingRecipeInput>) => loadRecipeData(recipeOf(changes), place);

describe('loadRecipeData', () => {
  test('mixes all sets by their weights', async () => {
    const {
      train: images,
      test: judged,
      validation,
    } = await loadFew({
      data: [{ name: 'found', weight: 0.5 }, { name: 'strokes/few' }, { name: 'nonDigits', numImages: 10 }],
      test: 'found',
    });
    expect({ name: images.name, numImages: images.numImages, epochSize: images.epochSize }).toEqual({
      name: 'recipe/few',
      numImages: 40 + NUM_STROKES + 10,
      epochSize: 20 + NUM_STROKES + 10,
    });
    expect(images.labels.subarray(-10)).toEqual(new Uint8Array(10).fill(NO_DIGIT));
    expect(judged?.numImages).toBe(20);
    expect(validation).toEqual([]);
  });

  test('holds out the writers that splitDataset would, and tells their strokes', async () => {
    const {
      train: images,
      validation,
      heldOutStrokes,
    } = await loadFew({
      data: [{ name: 'strokes/few', renderings: 3, heldOut: { share: 0.3, seed: 5 } }],
    });
    const { train: all } = await loadDataset('strokes/few', place);
    const split = splitDataset(all, { validation: 0.3, seed: 5 });
    const asPlain = (dataset: Dataset | null | undefined) =>
      dataset && { images: [...dataset.images], writers: dataset.writers };
    expect(validation.map(({ name }) => name)).toEqual(['strokes/few/train/validation']);
    expect(asPlain(validation[0])).toEqual(asPlain(split.validation));
    expect(images.numImages).toBe(3 * split.train.numImages);
    const theirs = new Set(split.validation?.writers);
    expect(images.writers?.some((writer) => theirs.has(writer.replace('strokes/few/train/', '')))).toBe(false);
    expect(heldOutStrokes.map(({ name, samples }) => ({ name, writers: samples.map(({ writer }) => writer) }))).toEqual(
      [{ name: 'strokes/few/train/validation', writers: split.validation?.writers }],
    );
    const {
      train: _,
      inputContract: __,
      ...heldOut
    } = await loadFew({
      data: [{ name: 'strokes/few', heldOut: { share: 0.3, seed: 5 } }],
    });
    expect(asPlain(heldOut.validation[0])).toEqual(asPlain(validation[0]));
  });

  test('renderings differ, and only by their seed and variation', async () => {
    const imagesOf = async (source: object) => {
      const { train: images } = await loadFew({ data: [{ name: 'strokes/few', ...source }] });
      return images.digest();
    };
    const plain = await imagesOf({});
    const varied = await imagesOf({ variation: {} });
    expect(await imagesOf({ variation: {} })).toBe(varied);
    expect(new Set([plain, varied, await imagesOf({ variation: {}, seed: 2 })]).size).toBe(3);
    expect(await imagesOf({ variation: { penWidth: [0.1, 0.1] } })).not.toBe(varied);
  });

  test('numerals that look like no digit are taken as such, and the others not at all', async () => {
    const { train: images } = await loadFew({ data: [{ name: 'found', nonDigitLabels: [3, 4] }] });
    expect([...images.labels]).toEqual(new Array(8).fill(NO_DIGIT));
  });

  test('tells how far the drawing is', async () => {
    const told: object[] = [];
    const recipe = recipeOf({ data: [{ name: 'nonDigits', numImages: 30 }] });
    await loadRecipeData(recipe, { ...place, onDrawing: (progress) => told.push(progress) });
    expect(told.at(-1)).toEqual({ name: 'nonDigits', numDrawn: 30, numImages: 30 });
  });

  test('can be given up', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await expect(loadRecipeData(recipeOf({}), { ...place, signal })).rejects.toThrow('enough');
  });

  test.each<[Partial<TrainingRecipeInput>, string]>([
    [
      { data: [{ name: 'found', renderings: 2 }] },
      'found is a set of images; renderings is for strokes. Leave it out there.',
    ],
    [
      { data: [{ name: 'strokes/few', nonDigitLabels: [1] }] },
      'strokes/few is a set of strokes; nonDigitLabels is for images. Leave it out there.',
    ],
    [
      { test: 'strokes/few' },
      'test: strokes/few has no test part. Name a set that has one, such as mnist, or leave it out.',
    ],
  ])('%j is refused', async (changes, message) => {
    await expect(loadFew(changes)).rejects.toThrow(new RecipeError(message));
  });

  test('a set that is missing is told, whatever it is', async () => {
    await expect(loadFew({ data: [{ name: 'strokes/none' }] })).rejects.toThrow(
      `strokes/none: found neither IDX files nor strokes at ${join(folder, 'strokes/none')}. Check the name, or put the files there.`,
    );
  });
});

describe('trainRecipe', () => {
  test('gives what train gives with the data of the recipe', async () => {
    const recipe = recipeOf({ data: [{ name: 'found' }, { name: 'strokes/few', weight: 0.5 }], test: 'found' });
    const run = await recordRun(trainRecipe(recipe, place));
    const again = await recordRun(train(tiny, await loadRecipeData(recipe, place), options));
    expect(run.weightsSha256).toBe(again.weightsSha256);
    expect(run.metrics?.count).toBe(20);
    expect(run.dataset.name).toBe('recipe/few');
    expect(run.inputContract).toEqual({ id: 'digit-28x28', version: 1 });
  });

  test('learns from a teacher, which is trained once', async () => {
    const data = [{ name: 'found' }, { name: 'nonDigits', numImages: 10 }];
    const teacher = { name: 'teacher', model: tiny, data: [{ name: 'found' }], options };
    const write = (name: string, recipe: object) => writeFile(join(folder, name), JSON.stringify(recipe));
    await write('teacher.recipe.json', teacher);
    await write('student.recipe.json', {
      ...{ name: 'student', model: tiny, data, options },
      distillation: { teacher: 'teacher.recipe.json', temperature: 2, weight: 0.5 },
    });
    const student = await loadRecipeFile(join(folder, 'student.recipe.json'));
    const events: TrainEvent['type'][] = [];
    const watched = { ...place, onTeacherEvent: ({ type }: TrainEvent) => events.push(type) };
    const run = await recordRun(trainRecipe(student, watched));
    expect(events.filter((type) => type === 'epoch')).toHaveLength(2);
    expect(await readdir(folder)).toContain('teacher.raqam');

    events.length = 0;
    const again = await recordRun(trainRecipe(student, watched));
    expect(events).toEqual([]);
    expect(again.weightsSha256).toBe(run.weightsSha256);
    const alone = await recordRun(trainRecipe({ ...student, distillation: null }, place));
    expect(alone.weightsSha256).not.toBe(run.weightsSha256);

    const { train: images } = await loadRecipeData(student, place);
    const targets = images.targets ?? new Float32Array();
    expect(targets).toHaveLength(50 * 10);
    // Half of it is the label's; of an image without a digit, a tenth of that half is each class's.
    for (const [image, label] of images.labels.entries()) {
      const row = targets.subarray(image * 10, image * 10 + 10);
      expect(row.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
      if (label === NO_DIGIT) expect(Math.min(...row)).toBeGreaterThanOrEqual(0.05);
      else expect(row[label]).toBeGreaterThanOrEqual(0.5);
    }

    await write('teacher.recipe.json', { ...teacher, options: { ...options, seed: 9 } });
    await loadRecipeData(student, watched);
    expect(events.filter((type) => type === 'epoch')).toHaveLength(2);

    await write('teacher.recipe.json', { ...teacher, distillation: { teacher: 'student.recipe.json' } });
    const path = join(folder, 'teacher.recipe.json');
    await expect(loadRecipeData(student, place)).rejects.toThrow(
      new RecipeError(`${path} names a teacher itself; expected one that learns from labels. Take another.`),
    );
  });
});

test('a file that holds no recipe is told by its path', async () => {
  const path = join(folder, 'wrong.json');
  await expect(loadRecipeFile(path)).rejects.toThrow(
    new RecipeError(`${path} cannot be read (ENOENT); expected the file of a recipe. Check the path.`),
  );
  await writeFile(path, '{');
  await expect(loadRecipeFile(path)).rejects.toThrow(
    new RecipeError(`${path}: this is not JSON; expected a recipe. Correct it.`),
  );
  await writeFile(path, '{"name":"a","model":"cnn","data":[]}');
  await expect(loadRecipeFile(path)).rejects.toThrow(
    new RecipeError(`${path}: data is an array of 0; expected an array of at least one set. Correct that field.`),
  );
});

describe('exportRecipe', () => {
  const recipe = () =>
    recipeOf({
      data: [
        { name: 'found', heldOut: { share: 0.5 } },
        { name: 'nonDigits', numImages: 20, heldOut: {} },
      ],
      test: 'found',
    });

  test('gives a model that is calibrated, judged, and whose kernels fit in 8 bits', async () => {
    const run = await recordRun(trainRecipe(recipe(), place));
    const { artifact, temperature, unroundedMetrics } = await exportRecipe(run, recipe(), place);
    expect(dequantizeWeights(quantizeWeights(artifact.weights))).toEqual(artifact.weights);
    expect(artifact.seed).toBe(3);
    expect(artifact.metrics?.count).toBe(20);
    expect(unroundedMetrics?.count).toBe(20);
    expect(temperature).toBeGreaterThan(0);
    // By the digits that were held out: so few that none may be refused.
    const { validation } = await loadHeldOut(recipe(), place);
    const [digits, others] = await judgeHeldOut(artifact.spec, artifact.weights, validation);
    expect(digits.refusedShare).toBe(0);
    expect(others.metrics).toBeNull();
    expect(artifact.verdictThresholds?.notADigitBelow).toBeGreaterThan(0.1);
    expect(artifact.verdictThresholds?.notADigitBelow).toBeLessThan(1);
  });

  test('without held-out digits nothing is calibrated', async () => {
    const plain = recipeOf({});
    const run = await recordRun(trainRecipe(plain, place));
    const { artifact, temperature, unroundedMetrics } = await exportRecipe(run, plain, place);
    expect({
      temperature,
      unroundedMetrics,
      metrics: artifact.metrics,
      thresholds: artifact.verdictThresholds,
    }).toEqual({
      temperature: 1,
      unroundedMetrics: null,
      metrics: null,
      thresholds: null,
    });
  });

  test.each<[Partial<TrainingRecipeInput>, string]>([
    [{ options: { ...options, batchSize: 25 } }, 'batchSize'],
    [{ model: 'softmax' }, 'model'],
  ])('a run of another recipe is refused: %j', async (changes, difference) => {
    const run = await recordRun(trainRecipe(recipeOf({}), place));
    await expect(exportRecipe(run, recipeOf(changes), place)).rejects.toThrow(
      new RecipeError(`the run has another ${difference} than the recipe few. Pass the run that this recipe gave.`),
    );
  });
});
