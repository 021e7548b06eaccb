import {
  type ModelSpec,
  OptionsError,
  parseModelSpec,
  parseTrainOptions,
  type TrainOptions,
  type TrainOptionsInput,
} from '@raqam/artifact';
import type { ImageSource } from '@raqam/dataset';
import { checkTraining } from './check-training.ts';
import { checkTrainingData } from './check-training-data.ts';
import { TrainingDataError } from './errors.ts';
import type { TrainingData, TrainRuntime } from './train-runtime.ts';

/** What a run is asked to do, complete. */
export interface TrainRequest {
  readonly spec: ModelSpec;
  readonly options: TrainOptions;
}

/**
 * Completes what a run is asked to do, and refuses before it begins what no run can do.
 *
 * @throws {SpecError | OptionsError | TrainingDataError | EngineError} About the first fault.
 */
export function checkRequest(
  spec: ModelSpec,
  data: TrainingData,
  options: TrainOptionsInput,
  runtime: TrainRuntime,
): TrainRequest {
  const request = { spec: parseModelSpec(spec), options: parseTrainOptions(options) };
  checkTraining(request.spec, request.options);
  checkTrainingData(request.spec, data.train);
  if (data.test) checkTrainingData(request.spec, data.test);
  checkValidation(request.options, data.train);
  checkCount('maxStepsAhead', runtime.maxStepsAhead, 0);
  if (runtime.snapshotEvery !== 'epoch') checkCount('snapshotEvery', runtime.snapshotEvery, 1);
  checkCount('checkpointEvery', runtime.checkpointEvery, 1);
  return request;
}

function checkValidation({ validationFraction }: TrainOptions, { name, numImages, epochSize }: ImageSource): void {
  if (validationFraction > 0 && epochSize !== numImages) {
    throw new TrainingDataError(
      `${name}: a mixture, of whose ${numImages} images an epoch takes ${epochSize}, and validationFraction is ` +
        `${validationFraction}; expected 0, since its parts would lose their weights. ` +
        'Divide the data sets with splitDataset before mixing them.',
    );
  }
}

function checkCount(name: string, value: number | undefined, minimum: number): void {
  if (value !== undefined && !(Number.isSafeInteger(value) && value >= minimum)) {
    throw new OptionsError(`${name} is ${value}; expected a whole number from ${minimum}. Pass one, or leave it out.`);
  }
}
