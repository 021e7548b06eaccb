/**
 * Trains networks on digits: events, history, checkpoints, exact resume, evaluation.
 * @packageDocumentation
 */
import type { Environment, LearningRateSchedule, ModelSpec, RunFile, TrainEvent, Weights } from '@raqam/artifact';
import type { Dataset } from '@raqam/dataset';

export {
  CheckpointError,
  DivergenceError,
  EngineError,
  RunFailedError,
  TrainingDataError,
  WorkerError,
} from './errors.ts';
export { train } from './train.ts';
export { trainInWorker, type WorkerRuntime } from './train-in-worker.ts';
export type { CheckpointStore, TrainingData, TrainRuntime } from './train-runtime.ts';
export type { TrainWorker } from './worker/train-worker.ts';

export interface EvaluateOptions {
  readonly signal?: AbortSignal | undefined;
  /** @default 128 */
  readonly batchSize?: number | undefined;
  readonly wasmPath?: string | undefined;
}
/** As @raqam/report's Score. */
export interface Score {
  readonly accuracy: number;
  readonly loss: number;
  readonly count: number;
  readonly confusionMatrix: readonly (readonly number[])[];
  readonly wrong: readonly {
    readonly index: number;
    readonly label: number;
    readonly probabilities: readonly number[];
  }[];
}
export declare function evaluate(
  spec: ModelSpec,
  weights: Weights,
  dataset: Dataset,
  options?: EvaluateOptions,
): Promise<Score>;
export declare function recordRun(events: AsyncIterable<TrainEvent>): Promise<RunFile>;
export interface RunRecorder {
  add(event: TrainEvent): void;
  run(): RunFile | null;
}
export declare function createRunRecorder(): RunRecorder;
export declare function describeEnvironment(): Environment;
export declare function learningRateAt(
  schedule: LearningRateSchedule,
  learningRate: number,
  step: number,
  numSteps: number,
): number;
