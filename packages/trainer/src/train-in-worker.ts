import type { ModelSpec, TrainEvent, TrainOptionsInput } from '@raqam/artifact';
import { train } from './train.ts';
import type { TrainingData, TrainRuntime } from './train-runtime.ts';
import type { TrainWorker } from './worker/train-worker.ts';

/** How a run in a worker is carried out. */
export interface WorkerRuntime extends TrainRuntime {
  /** @default the package's own */
  readonly createWorker?: (() => TrainWorker) | undefined;
}

/** As {@link train}; the thread of its own follows with the next change. */
export function trainInWorker(
  spec: ModelSpec,
  data: TrainingData,
  options: TrainOptionsInput = {},
  runtime: WorkerRuntime = {},
): AsyncIterableIterator<TrainEvent> {
  return train(spec, data, options, runtime);
}
