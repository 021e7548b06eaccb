import { modelSpecSchema, type TrainOptionsInput, trainOptionEntries } from '@raqam/artifact';
import { MODEL_NAMES } from '@raqam/model';
import * as v from 'valibot';
import { DIGIT_SET_NAMES } from '../recognizer/digit-set.ts';
import { REPORT_SECTIONS } from './experiment.ts';

// What a file says, field by field. Messages are what is expected, for errors to say so; the descriptions are for
// editors, which read the JSON schema that is made of this one.

function numberWhere(expected: string, holds: (value: number) => boolean) {
  return v.pipe(v.number(expected), v.check(holds, expected));
}

function textOf(maxLength: number) {
  const expected = `text of 1 to ${maxLength} characters`;
  return v.pipe(v.string(expected), v.minLength(1, expected), v.maxLength(maxLength, expected));
}

/** An object whose fields may all be left out: valibot would take an array for one. */
function allOptional<Entries extends v.ObjectEntries>(entries: Entries) {
  const schema = v.strictObject(entries);
  const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
  return v.pipe(v.custom<v.InferInput<typeof schema>>(isObject, 'an object'), schema);
}

function listOf<Schema extends v.GenericSchema>(schema: Schema, what: string) {
  const expected = `a list of at least one ${what}`;
  return v.pipe(v.array(schema, expected), v.minLength(1, expected));
}

const wholeFrom = (minimum: number) =>
  numberWhere(`a whole number from ${minimum}`, (value) => Number.isSafeInteger(value) && value >= minimum);
const positive = numberWhere('a finite number above 0', (value) => value > 0 && value < Number.POSITIVE_INFINITY);
const nonNegative = numberWhere('a finite number from 0', (value) => value >= 0 && value < Number.POSITIVE_INFINITY);
const share = numberWhere('a number above 0 and below 1', (value) => value > 0 && value < 1);
const fraction = numberWhere('a number from 0 to 1', (value) => value >= 0 && value <= 1);

const NAME = 'lower-case letters, digits and hyphens, such as "report-scenarios"';
const name = v.pipe(v.string(NAME), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, NAME), v.maxLength(60, NAME));

const classicalSchema = v.variant('classical', [
  v.strictObject({ classical: v.literal('leastSquares') }),
  v.strictObject({ classical: v.literal('svm'), numImages: wholeFrom(1), cost: positive, gamma: positive }),
]);

const modelNameSchema = v.picklist(MODEL_NAMES);
const anyModelSchema = v.union([modelNameSchema, modelSpecSchema, classicalSchema]);
/** Chosen by its look, so that a fault inside is told where it is; without a value, for the JSON schema, any. */
const modelSchema = v.lazy((value) => {
  if (value === undefined) return anyModelSchema;
  if (typeof value !== 'object' || value === null) return modelNameSchema;
  return 'classical' in value ? classicalSchema : modelSpecSchema;
});

const numSeeds = numberWhere(
  'how many seeds, from 1 to 10000, or a list of them',
  (value) => Number.isInteger(value) && value >= 1 && value <= 10_000,
);
const seedList = listOf(wholeFrom(0), 'seed');
const anySeedsSchema = v.union([numSeeds, seedList]);
/** Likewise. */
const seedsSchema = v.lazy((value) => {
  if (value === undefined) return anySeedsSchema;
  return Array.isArray(value) ? seedList : numSeeds;
});

// Seeds are the experiment's.
const { seed: _, ...trainingEntries } = trainOptionEntries;

const optionsSchema = allOptional(trainingEntries);

const publishedSchema = v.strictObject({
  accuracy: v.exactOptional(fraction),
  loss: v.exactOptional(nonNegative),
  durationMs: v.exactOptional(positive),
  source: textOf(300),
});

const conditionSchema = v.strictObject({
  name: textOf(100),
  model: v.exactOptional(modelSchema),
  published: v.exactOptional(publishedSchema),
  ...trainingEntries,
});

const { augmentation, batchSize, engine, epochs, optimizer, workers } = trainOptionEntries;
const gridSchema = allOptional({
  model: v.exactOptional(listOf(modelSchema, 'model')),
  optimizer: v.exactOptional(listOf(optimizer, 'optimizer')),
  epochs: v.exactOptional(listOf(epochs, 'number')),
  batchSize: v.exactOptional(listOf(batchSize, 'number')),
  learningRate: v.exactOptional(listOf(positive, 'learning rate')),
  augmentation: v.exactOptional(listOf(augmentation, 'augmentation or null')),
  engine: v.exactOptional(listOf(engine, 'engine')),
  workers: v.exactOptional(listOf(workers, 'number')),
});

const baseEntries = {
  $schema: v.exactOptional(v.string('text')),
  name,
  title: textOf(100),
  description: textOf(1000),
};

const dataEntries = {
  data: v.strictObject({ name: textOf(200), limit: v.exactOptional(wholeFrom(1)) }),
  model: v.exactOptional(modelSchema),
  options: v.exactOptional(optionsSchema),
};

const timingSchema = v.strictObject({
  rounds: numberWhere(
    'a whole number from 2 to 1000',
    (value) => Number.isInteger(value) && value >= 2 && value <= 1000,
  ),
});

const conditionsSchema = listOf(conditionSchema, 'condition');

const trainingSchema = v.strictObject({
  ...baseEntries,
  ...dataEntries,
  conditions: v.exactOptional(conditionsSchema),
  grid: v.exactOptional(gridSchema),
  seeds: v.exactOptional(seedsSchema),
  judgeEpochs: v.exactOptional(v.boolean('true or false')),
  timing: v.exactOptional(timingSchema),
  report: v.exactOptional(v.array(v.picklist(REPORT_SECTIONS), 'a list of sections')),
  focus: v.exactOptional(textOf(100)),
});

const searchSchema = v.strictObject({
  ...baseEntries,
  ...dataEntries,
  timing: v.exactOptional(timingSchema),
  search: v.strictObject({
    targets: listOf(share, 'accuracy'),
    candidates: conditionsSchema,
    validation: v.strictObject({ fraction: share, seeds: seedsSchema }),
    test: v.strictObject({ seeds: seedsSchema }),
  }),
});

const benchmarkSchema = v.strictObject({
  ...baseEntries,
  benchmark: textOf(100),
  options: v.exactOptional(
    allOptional({
      run: v.exactOptional(textOf(1000)),
      unseen: v.exactOptional(listOf(v.picklist(DIGIT_SET_NAMES), 'set')),
    }),
  ),
});

export type ModelInput = v.InferInput<typeof modelSchema>;
export type SeedsInput = v.InferInput<typeof seedsSchema>;
export type GridInput = v.InferInput<typeof gridSchema>;

/** Training options as a file says them. */
export type ConditionOptionsInput = Omit<TrainOptionsInput, 'seed'>;

/** A condition as a file says it, or as a grid makes it. */
export type ConditionInput = Pick<v.InferInput<typeof conditionSchema>, 'model' | 'name' | 'published'> &
  ConditionOptionsInput;

export type TrainingExperimentInput = v.InferInput<typeof trainingSchema>;

/** Each kind of experiment, told from the others by a field that no other kind has. */
export const EXPERIMENT_SCHEMAS = { training: trainingSchema, search: searchSchema, benchmark: benchmarkSchema };

/** Parts that stand in several places, by the names that the JSON schema gives them. */
export const SHARED_SCHEMAS = {
  model: anyModelSchema,
  seeds: anySeedsSchema,
  condition: conditionSchema,
  options: optionsSchema,
};
