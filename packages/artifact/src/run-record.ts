import * as v from 'valibot';
import { type InputContract, inputContractSchema } from './input-contract.ts';
import type { ModelSpec } from './model-spec.ts';
import { modelSpecSchema } from './parse-model-spec.ts';
import { count, fraction, nonNegative, plainObject, sha256, text, wholeNumber } from './schema-fields.ts';
import { type TrainOptions, trainOptionsSchema } from './train-options.ts';

/** What computed, of which `options` tell what was asked for. */
export interface EngineRecord {
  readonly name: 'wasm' | 'tfjs';
  /** Threads that shared the work. */
  readonly numWorkers: number;
  /** How these reach each other: `own` is one thread alone, `messages` is without shared memory. */
  readonly memory: 'own' | 'shared' | 'messages';
  /** `fast`: not to the same bit on every machine. */
  readonly precision: 'exact' | 'fast';
}

/** Where a run took place. */
export interface Environment {
  /** The processor's name as the system gives it, or "unknown" (browsers keep it to themselves). */
  readonly cpu: string;
  /** Logical cores. */
  readonly numCores: number;
  /** The WebAssembly vectors in use. */
  readonly simd: 'none' | 'simd128' | 'relaxed-simd';
  /** `node`, `chromium`, …. */
  readonly runtime: string;
  readonly runtimeVersion: string;
  /** `linux-x64`, …. */
  readonly platform: string;
  /** Version by package name. */
  readonly packages: Readonly<Record<string, string>>;
  /** Null where nothing was computed, and in files from before it was kept. */
  readonly engine: EngineRecord | null;
  /** Of the program, where it is known. */
  readonly gitRevision: string | null;
}

/** Which data a network was trained on. */
export interface DatasetIdentity {
  readonly name: string;
  /** SHA-256 that the data's source states for it. */
  readonly sha256: string;
}

/** How well a network does on data that it was not trained on. */
export interface Metrics {
  /** Share read rightly, in [0, 1]. */
  readonly accuracy: number;
  /** Mean loss. */
  readonly loss: number;
  /** Images judged. */
  readonly count: number;
}

/** One epoch of a training run. */
export interface HistoryRow {
  /** 0-based. */
  readonly epoch: number;
  readonly numSteps: number;
  /** Mean over the epoch's training images, while the weights were changing. */
  readonly loss: number;
  /** Share read rightly of the epoch's images that have a class; 0 where none has. */
  readonly accuracy: number;
  /** On the validation data after the epoch; null without validation. */
  readonly validationLoss: number | null;
  readonly validationAccuracy: number | null;
  /** Of the epoch's last step. */
  readonly learningRate: number;
  readonly durationMs: number;
}

/** One image that was read wrongly. */
export interface WrongPrediction {
  /** In the data that was judged, 0-based. */
  readonly index: number;
  /** The class that it should be read as. */
  readonly label: number;
  /** Of each class. */
  readonly probabilities: readonly number[];
}

/** What is known about a run besides its weights: all of it plain JSON. */
export interface RunRecord {
  readonly spec: ModelSpec;
  readonly options: TrainOptions;
  readonly environment: Environment;
  readonly dataset: DatasetIdentity;
  /** How the network's inputs were made; null for one that reads no drawings. */
  readonly inputContract: InputContract | null;
  /** When it started, ISO 8601 in UTC: `2026-11-23T09:30:00.000Z`. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** One row for each finished epoch. */
  readonly history: readonly HistoryRow[];
  /** On the test data; null when it was not evaluated. */
  readonly metrics: Metrics | null;
  /**
   * `confusionMatrix[label][prediction]` counts test images, so that its sum is `metrics.count`; one row for each
   * output of the network, two for a single output. Null when it was not evaluated.
   */
  readonly confusionMatrix: readonly (readonly number[])[] | null;
  /** Test images that were read wrongly, by index. */
  readonly wrong: readonly WrongPrediction[];
  /** What `weightsSha256` gives for the weights. */
  readonly weightsSha256: string;
}

export const environmentSchema: v.GenericSchema<unknown, Environment> = v.strictObject({
  cpu: text,
  numCores: wholeNumber(1, 65_536),
  simd: v.picklist(['none', 'simd128', 'relaxed-simd']),
  runtime: text,
  runtimeVersion: text,
  platform: text,
  packages: v.pipe(
    plainObject,
    v.record(v.pipe(v.string('a package name'), v.regex(/^[@a-z0-9][\w@/.-]{0,213}$/i, 'a package name')), text),
  ),
  engine: v.optional(
    v.nullable(
      v.strictObject({
        name: v.picklist(['wasm', 'tfjs']),
        numWorkers: wholeNumber(1, 65_536),
        memory: v.picklist(['own', 'shared', 'messages']),
        precision: v.picklist(['exact', 'fast']),
      }),
    ),
    null,
  ),
  gitRevision: v.nullable(text),
});

export const datasetIdentitySchema: v.GenericSchema<unknown, DatasetIdentity> = v.strictObject({ name: text, sha256 });

export const metricsSchema: v.GenericSchema<unknown, Metrics> = v.strictObject({
  accuracy: fraction,
  loss: nonNegative,
  count,
});

export const historyRowSchema: v.GenericSchema<unknown, HistoryRow> = v.strictObject({
  epoch: count,
  numSteps: count,
  loss: nonNegative,
  accuracy: fraction,
  validationLoss: v.nullable(nonNegative),
  validationAccuracy: v.nullable(fraction),
  learningRate: nonNegative,
  durationMs: nonNegative,
});

export const confusionMatrixSchema: v.GenericSchema<unknown, readonly (readonly number[])[] | null> = v.nullable(
  v.array(v.array(count)),
);

export const wrongSchema: v.GenericSchema<unknown, readonly WrongPrediction[]> = v.array(
  v.strictObject({ index: count, label: count, probabilities: v.array(fraction) }),
);

const ISO_TIME = 'a UTC time such as "2026-11-23T09:30:00.000Z"';

export const startedAtSchema = v.pipe(
  v.string(ISO_TIME),
  v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, ISO_TIME),
  v.check((value) => !Number.isNaN(Date.parse(value)), ISO_TIME),
);

/** The fields of a {@link RunRecord}; files that hold it add their own. */
export const runRecordEntries = {
  spec: modelSpecSchema,
  options: trainOptionsSchema,
  environment: environmentSchema,
  dataset: datasetIdentitySchema,
  inputContract: v.nullable(inputContractSchema),
  startedAt: startedAtSchema,
  durationMs: nonNegative,
  history: v.array(historyRowSchema),
  metrics: v.nullable(metricsSchema),
  confusionMatrix: confusionMatrixSchema,
  wrong: wrongSchema,
  weightsSha256: sha256,
};
