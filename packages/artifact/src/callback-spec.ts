import * as v from 'valibot';
import { nonNegative, number, positive, wholeNumber } from './schema-fields.ts';

// Names, defaults and meaning are those of Keras 3. Here are only the callbacks that decide what is computed, as data;
// those that write files listen to a run's events instead.

/** A column of the history. */
export type MonitoredQuantity = 'loss' | 'accuracy' | 'validationLoss' | 'validationAccuracy';

/** What a callback watches, epoch by epoch. */
interface Monitor {
  /** With a quantity of the validation, the run needs a `validationFraction`. @default 'validationLoss' */
  readonly monitor: MonitoredQuantity;
  /** Whether less or more is better; `auto`: less of a loss, more of an accuracy. @default 'auto' */
  readonly mode: 'auto' | 'min' | 'max';
}

/** Ends the run when what it watches has not become better for `patience` epochs. @see Keras 3, `EarlyStopping` */
export interface EarlyStoppingSpec extends Monitor {
  readonly type: 'earlyStopping';
  /** A change of this much or less is no improvement. @default 0 */
  readonly minDelta: number;
  /** Epochs without improvement. @default 0 */
  readonly patience: number;
  /** What has to be surpassed for the patience to be renewed; null: only the best so far. @default null */
  readonly baseline: number | null;
  /** Whether the run ends with the weights of its best epoch, also when it was not ended early. @default false */
  readonly restoreBestWeights: boolean;
  /** The first epoch that counts, 0-based. @default 0 */
  readonly startFromEpoch: number;
}

/**
 * Multiplies the learning rate by `factor` when what it watches has not become better for `patience` epochs.
 * @see Keras 3, `ReduceLROnPlateau`
 */
export interface ReduceLrOnPlateauSpec extends Monitor {
  readonly type: 'reduceLrOnPlateau';
  /** Above 0, below 1. @default 0.1 */
  readonly factor: number;
  /** @default 10 */
  readonly patience: number;
  /** A change of this much or less is no improvement. @default 1e-4 */
  readonly minDelta: number;
  /** Epochs after a change in which nothing is counted. @default 0 */
  readonly cooldown: number;
  /** The learning rate never falls below it. @default 0 */
  readonly minLearningRate: number;
}

/** Sets the learning rate at the beginning of each epoch. @see Keras 3, `LearningRateScheduler` */
export interface LearningRateSchedulerSpec {
  readonly type: 'learningRateScheduler';
  /** One for each epoch. */
  readonly learningRates: readonly number[];
}

/**
 * Where a loss or weight is no longer finite, ends the run in good order, with the weights that the last finished epoch
 * left (those of the beginning in the first), instead of as failed. @see Keras 3, `TerminateOnNaN`
 */
export interface TerminateOnNaNSpec {
  readonly type: 'terminateOnNaN';
}

/** Something that watches a run and changes its course, complete. */
export type CallbackSpec = EarlyStoppingSpec | ReduceLrOnPlateauSpec | LearningRateSchedulerSpec | TerminateOnNaNSpec;

/** All fields may be left out but `type` and the learning rates. */
type Defaulted<Spec extends CallbackSpec> = Spec extends unknown
  ? Pick<Spec, Extract<keyof Spec, 'type' | 'learningRates'>> & {
      readonly [Field in Exclude<keyof Spec, 'type' | 'learningRates'>]?: Spec[Field] | undefined;
    }
  : never;

/** How a person names a callback: `{ type: 'earlyStopping', patience: 3 }`. */
export type CallbackSpecInput = Defaulted<CallbackSpec>;

const monitor = {
  monitor: v.optional(v.picklist(['loss', 'accuracy', 'validationLoss', 'validationAccuracy']), 'validationLoss'),
  mode: v.optional(v.picklist(['auto', 'min', 'max']), 'auto'),
};
const epochs = wholeNumber(0, 10_000);

export const callbackSpecSchema: v.GenericSchema<CallbackSpecInput, CallbackSpec> = v.variant('type', [
  v.strictObject({
    type: v.literal('earlyStopping'),
    ...monitor,
    minDelta: v.optional(nonNegative, 0),
    patience: v.optional(epochs, 0),
    baseline: v.optional(v.nullable(number('a finite number', () => true)), null),
    restoreBestWeights: v.optional(v.boolean(), false),
    startFromEpoch: v.optional(epochs, 0),
  }),
  v.strictObject({
    type: v.literal('reduceLrOnPlateau'),
    ...monitor,
    factor: v.optional(
      number('a number above 0 and below 1', (value) => value > 0 && value < 1),
      0.1,
    ),
    patience: v.optional(epochs, 10),
    minDelta: v.optional(nonNegative, 1e-4),
    cooldown: v.optional(epochs, 0),
    minLearningRate: v.optional(nonNegative, 0),
  }),
  v.strictObject({
    type: v.literal('learningRateScheduler'),
    learningRates: v.array(positive),
  }),
  v.strictObject({ type: v.literal('terminateOnNaN') }),
]);
