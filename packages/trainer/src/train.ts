import type { ModelSpec, TrainEvent, TrainOptionsInput } from '@raqam/artifact';
import type { TrainingData, TrainRuntime } from './train-runtime.ts';

export declare function train(
  spec: ModelSpec,
  data: TrainingData,
  options?: TrainOptionsInput,
  runtime?: TrainRuntime,
): AsyncIterableIterator<TrainEvent>;
