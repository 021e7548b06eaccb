import * as v from 'valibot';
import { type Augmentation, type AugmentationInput, augmentationSchema } from './augmentation.ts';
import { type CallbackSpec, type CallbackSpecInput, callbackSpecSchema } from './callback-spec.ts';
import { OptionsError } from './errors.ts';
import { type GradientClipping, gradientClippingSchema } from './gradient-clipping.ts';
import {
  type LearningRateSchedule,
  type LearningRateScheduleInput,
  learningRateScheduleSchema,
} from './learning-rate-schedule.ts';
import { type OptimizerSpec, type OptimizerSpecInput, optimizerSpecSchema } from './optimizer-spec.ts';
import { parseSchema } from './parse-schema.ts';
import { count, fractionBelowOne, nonNegative, plainObject, wholeNumber } from './schema-fields.ts';
import { type WeightAveraging, type WeightAveragingInput, weightAveragingSchema } from './weight-averaging.ts';

/**
 * Everything that, with the network, the data and the program's version, decides what a training run computes. The
 * defaults are the report's chosen recipe: Adam, 5 epochs, batches of 128.
 */
export interface TrainOptions {
  /** From 1 to 10000. @default 5 */
  readonly epochs: number;
  /** Images a step, from 1 to 65536; the last batch of an epoch may be smaller. @default 128 */
  readonly batchSize: number;
  /** @default { type: 'adam' } */
  readonly optimizer: OptimizerSpec;
  /** @default { type: 'constant' } */
  readonly learningRateSchedule: LearningRateSchedule;
  /** @default 'categoricalCrossentropy' */
  readonly loss: 'categoricalCrossentropy' | 'binaryCrossentropy' | 'meanSquaredError';
  /** Null: gradients are taken as they are. @default null */
  readonly gradientClipping: GradientClipping | null;
  /** Null: the weights themselves are what counts. @default null */
  readonly weightAveraging: WeightAveraging | null;
  /**
   * By how much each class counts: an image's loss, and so its gradient, is multiplied by its label's weight; the mean
   * stays one over the number of images, as with Keras's `class_weight`. One for each class, at least 0. It is for
   * training only: validation and test count each image alike. Null: each counts 1. @default null
   */
  readonly classWeights: readonly number[] | null;
  /**
   * ε, in [0, 1): the target of an image is (1 − ε) for its label and ε / C more for each of the C classes (Szegedy et
   * al., arXiv:1512.00567), in training only. @default 0
   */
  readonly labelSmoothing: number;
  /** Of the training images; null: they are taken as they are. @default null */
  readonly augmentation: Augmentation | null;
  /** What watches the run and changes its course; at the end of an epoch in this order. @default [] */
  readonly callbacks: readonly CallbackSpec[];
  /** Of every random number in the run, a whole number from 0 to 2^53 − 1. @default 1 */
  readonly seed: number;
  /** Share of the training data that is set aside for validation, in [0, 1). @default 0 */
  readonly validationFraction: number;
  /** How many of the training data to use, from the first; null: all. @default null */
  readonly limit: number | null;
  /** A new order of the training data in each epoch. @default true */
  readonly shuffle: boolean;
  /** `wasm`: this project's WebAssembly engine. `tfjs`: TensorFlow.js, the reference. @default 'wasm' */
  readonly engine: 'wasm' | 'tfjs';
  /** From 1 to 256; null: as many as the machine has cores. Never changes a result. @default null */
  readonly workers: number | null;
  /** `fast` may use arithmetic that differs from machine to machine in the last bit. @default 'exact' */
  readonly precision: 'exact' | 'fast';
}

/** Options as a person writes them: what has a default may be left out. */
export type TrainOptionsInput = {
  readonly [Field in Exclude<
    keyof TrainOptions,
    'augmentation' | 'callbacks' | 'learningRateSchedule' | 'optimizer' | 'weightAveraging'
  >]?: TrainOptions[Field] | undefined;
} & {
  readonly optimizer?: OptimizerSpecInput | undefined;
  readonly learningRateSchedule?: LearningRateScheduleInput | undefined;
  readonly weightAveraging?: WeightAveragingInput | null | undefined;
  readonly augmentation?: AugmentationInput | null | undefined;
  readonly callbacks?: readonly CallbackSpecInput[] | undefined;
};

/** The fields of training options, to be part of other documents; what has a default may be left out. */
export const trainOptionEntries: {
  readonly [Field in keyof TrainOptions]: v.GenericSchema<TrainOptionsInput[Field], TrainOptions[Field]>;
} = {
  epochs: v.optional(wholeNumber(1, 10_000), 5),
  batchSize: v.optional(wholeNumber(1, 65_536), 128),
  optimizer: v.optional(optimizerSpecSchema, { type: 'adam' }),
  learningRateSchedule: v.optional(learningRateScheduleSchema, { type: 'constant' }),
  loss: v.optional(
    v.picklist(['categoricalCrossentropy', 'binaryCrossentropy', 'meanSquaredError']),
    'categoricalCrossentropy',
  ),
  gradientClipping: v.optional(v.nullable(gradientClippingSchema), null),
  weightAveraging: v.optional(v.nullable(v.pipe(plainObject, weightAveragingSchema)), null),
  classWeights: v.optional(v.nullable(v.array(nonNegative)), null),
  labelSmoothing: v.optional(fractionBelowOne, 0),
  augmentation: v.optional(v.nullable(v.pipe(plainObject, augmentationSchema)), null),
  callbacks: v.optional(v.array(callbackSpecSchema), []),
  seed: v.optional(count, 1),
  validationFraction: v.optional(fractionBelowOne, 0),
  limit: v.optional(v.nullable(wholeNumber(1, Number.MAX_SAFE_INTEGER)), null),
  shuffle: v.optional(v.boolean(), true),
  engine: v.optional(v.picklist(['wasm', 'tfjs']), 'wasm'),
  workers: v.optional(v.nullable(wholeNumber(1, 256)), null),
  precision: v.optional(v.picklist(['exact', 'fast']), 'exact'),
};

export const trainOptionsSchema: v.GenericSchema<TrainOptionsInput, TrainOptions> = v.pipe(
  plainObject,
  v.strictObject(trainOptionEntries),
);

/**
 * Validates training options of unknown origin and fills in the defaults.
 *
 * @param value Usually a {@link TrainOptionsInput}.
 * @throws {OptionsError} `TrainOptions: epochs is 0; expected a whole number from 1 to 10000. Correct that field.`
 */
export function parseTrainOptions(value: unknown): TrainOptions {
  return parseSchema(trainOptionsSchema, value, {
    what: 'TrainOptions',
    remedy: 'Correct that field.',
    error: OptionsError,
  });
}
