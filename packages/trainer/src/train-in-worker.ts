import type { ModelSpec, TrainEvent, TrainOptionsInput } from '@raqam/artifact';
import type { TrainingData, TrainRuntime } from './train-runtime.ts';
import type { TrainWorker } from './worker/train-worker.ts';

export interface WorkerRuntime extends TrainRuntime {
  /** @default the package's own */
  readonly createWorker?: (() => TrainWorker) | undefined;
}
export declare function trainInWorker(
  spec: ModelSpec,
  data: TrainingData,
  options?: TrainOptionsInput,
  runtime?: WorkerRuntime,
): AsyncIterableIterator<TrainEvent>;
