import * as v from 'valibot';
import { ArtifactFormatError } from './errors.ts';
import { type InputContract, inputContractSchema } from './input-contract.ts';
import type { ModelSpec } from './model-spec.ts';
import { modelSpecSchema } from './parse-model-spec.ts';
import { parseSchema } from './parse-schema.ts';
import {
  confusionMatrixSchema,
  type DatasetIdentity,
  datasetIdentitySchema,
  type Environment,
  environmentSchema,
  type HistoryRow,
  historyRowSchema,
  type Metrics,
  metricsSchema,
  startedAtSchema,
  type WrongPrediction,
  wrongSchema,
} from './run-record.ts';
import { count, fraction, nonNegative, sha256, text, wholeNumber } from './schema-fields.ts';
import { type TrainOptions, trainOptionsSchema } from './train-options.ts';
import { type Weights, weightsSchema } from './weight-tensor.ts';

/** The first event: what is about to happen. */
export interface RunStartedEvent {
  readonly type: 'runStarted';
  readonly environment: Environment;
  readonly spec: ModelSpec;
  readonly options: TrainOptions;
  readonly dataset: DatasetIdentity;
  /** How the inputs were made; null where there are no drawings. */
  readonly inputContract: InputContract | null;
  /** ISO 8601 in UTC: `2026-11-23T09:30:00.000Z`. */
  readonly startedAt: string;
  readonly numStepsPerEpoch: number;
  /** The step with which it begins: 0, or later when a checkpoint is resumed. */
  readonly firstStep: number;
}

/** One batch was learnt from. */
export interface StepEvent {
  readonly type: 'step';
  /** 0-based. */
  readonly epoch: number;
  /** 0-based, counted over the whole run. */
  readonly step: number;
  /** Mean over the batch, before the weights changed. */
  readonly loss: number;
  /** Share read rightly of the batch's images that have a class, before the weights changed; 0 where none has. */
  readonly accuracy: number;
  readonly learningRate: number;
  readonly batchSize: number;
  readonly durationMs: number;
}

/** An epoch is over, its validation included. */
export interface EpochEvent {
  readonly type: 'epoch';
  readonly row: HistoryRow;
}

/** A copy of the weights after a step. */
export interface SnapshotEvent {
  readonly type: 'snapshot';
  readonly epoch: number;
  readonly step: number;
  readonly weights: Weights;
}

/** Everything that is needed to go on from here was saved. */
export interface CheckpointEvent {
  readonly type: 'checkpoint';
  readonly epoch: number;
  readonly step: number;
  /** Where: a path, or a key in a browser's storage. */
  readonly location: string;
}

/** The last event of a run that ended in good order: all epochs are finished, or it was stopped. */
export interface DoneEvent {
  readonly type: 'done';
  readonly reason: 'finished' | 'stopped';
  readonly numSteps: number;
  readonly durationMs: number;
  /** On the test data; null when it was not evaluated. */
  readonly metrics: Metrics | null;
  /** `confusionMatrix[label][prediction]` counts test images; null when they were not evaluated. */
  readonly confusionMatrix: readonly (readonly number[])[] | null;
  /** Test images that were read wrongly, by index. */
  readonly wrong: readonly WrongPrediction[];
  readonly weights: Weights;
  readonly weightsSha256: string;
}

/** The last event of a run that could not go on. */
export interface FailedEvent {
  readonly type: 'done';
  readonly reason: 'failed';
  readonly numSteps: number;
  readonly durationMs: number;
  /** The error's class, for example `DivergenceError`. */
  readonly errorName: string;
  /** What happened and what to do. */
  readonly message: string;
  /** Where in the program, for whoever mends it; null where that is not known. */
  readonly stack: string | null;
}

/**
 * What a training run says while it goes: `runStarted` first, `done` last, the others between them in the order in
 * which they happen. A run that is resumed repeats the `epoch` events of its finished epochs behind `runStarted`; one
 * that cannot start has a {@link FailedEvent} only. Plain data that `structuredClone` and `postMessage` take.
 */
export type TrainEvent =
  | RunStartedEvent
  | StepEvent
  | EpochEvent
  | SnapshotEvent
  | CheckpointEvent
  | DoneEvent
  | FailedEvent;

const ended = { type: v.literal('done'), numSteps: count, durationMs: nonNegative };

const trainEventSchema: v.GenericSchema<unknown, TrainEvent> = v.variant('type', [
  v.strictObject({
    type: v.literal('runStarted'),
    environment: environmentSchema,
    spec: modelSpecSchema,
    options: trainOptionsSchema,
    dataset: datasetIdentitySchema,
    inputContract: v.nullable(inputContractSchema),
    startedAt: startedAtSchema,
    numStepsPerEpoch: wholeNumber(1, Number.MAX_SAFE_INTEGER),
    firstStep: count,
  }),
  v.strictObject({
    type: v.literal('step'),
    epoch: count,
    step: count,
    loss: nonNegative,
    accuracy: fraction,
    learningRate: nonNegative,
    batchSize: wholeNumber(1, 65_536),
    durationMs: nonNegative,
  }),
  v.strictObject({ type: v.literal('epoch'), row: historyRowSchema }),
  v.strictObject({ type: v.literal('snapshot'), epoch: count, step: count, weights: weightsSchema }),
  v.strictObject({
    type: v.literal('checkpoint'),
    epoch: count,
    step: count,
    location: v.pipe(v.string('where it was saved'), v.minLength(1, 'where it was saved')),
  }),
  v.variant('reason', [
    v.strictObject({
      ...ended,
      reason: v.picklist(['finished', 'stopped']),
      metrics: v.nullable(metricsSchema),
      confusionMatrix: confusionMatrixSchema,
      wrong: wrongSchema,
      weights: weightsSchema,
      weightsSha256: sha256,
    }),
    v.strictObject({
      ...ended,
      reason: v.literal('failed'),
      errorName: text,
      message: v.string('a message'),
      stack: v.nullable(v.string('a stack trace')),
    }),
  ]),
]);

/**
 * Validates an event of unknown origin, such as a worker's message.
 *
 * @throws {ArtifactFormatError} `TrainEvent: loss is NaN; expected a finite number ≥ 0. Send events as the trainer made them.`
 */
export function parseTrainEvent(value: unknown): TrainEvent {
  return parseSchema(trainEventSchema, value, {
    what: 'TrainEvent',
    remedy: 'Send events as the trainer made them.',
    error: ArtifactFormatError,
  });
}
