import { type ModelSpec, parseModelSpec, parseTrainOptions, type TrainOptions, type Weights } from '@raqam/artifact';
import type { ImageSource } from '@raqam/dataset';
import { checkTrainingData } from './check-training-data.ts';
import { createEngine } from './create-engine.ts';
import type { TrainingEngine } from './engine.ts';
import { outputActivation } from './output-activation.ts';
import type { TrainRuntime } from './train-runtime.ts';

/** How a network is judged, or asked. */
export interface EvaluateOptions extends Pick<TrainRuntime, 'createEngineWorker' | 'wasmPath'> {
  /** @default as `train` has it */
  readonly engine?: TrainOptions['engine'] | undefined;
  /** Threads of the engine `wasm`; never changes a result. @default as many as there are cores */
  readonly workers?: number | undefined;
  /** Ends the evaluation; its promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Images at a time; between batches the event loop goes on. @default 128 */
  readonly batchSize?: number | undefined;
}

/**
 * The engine that trains, made to read a data set by given weights. Whoever opens it disposes of it.
 *
 * @throws {SpecError | OptionsError | TrainingDataError | ArtifactFormatError} When they do not belong together.
 */
export async function openJudgingEngine(
  spec: ModelSpec,
  weights: Weights,
  dataset: ImageSource,
  { batchSize = 128, engine, workers, ...runtime }: EvaluateOptions,
): Promise<TrainingEngine> {
  const complete = parseModelSpec(spec);
  // To the last bit as a run judges it: a softmax is then taken of logits.
  const loss = outputActivation(complete) === 'softmax' ? 'categoricalCrossentropy' : 'binaryCrossentropy';
  checkTrainingData(complete, dataset);
  return createEngine({
    spec: complete,
    options: parseTrainOptions({ loss, batchSize, workers, engine, optimizer: { type: 'sgd' } }),
    start: { weights, optimizerState: null, averagedWeights: null },
    runtime,
  });
}
