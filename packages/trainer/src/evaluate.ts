import { type ModelSpec, parseModelSpec, parseTrainOptions, type TrainOptions, type Weights } from '@raqam/artifact';
import type { ImageSource } from '@raqam/dataset';
import type { Score } from '@raqam/report';
import { checkTrainingData } from './check-training-data.ts';
import { createEngine } from './create-engine.ts';
import { outputActivation } from './output-activation.ts';
import { scoreDataset } from './score-dataset.ts';
import type { TrainRuntime } from './train-runtime.ts';

/** How a network is judged. */
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
 * Judges a network by a data set, with the engine that trains.
 *
 * @returns Categorical cross-entropy as `loss`, whatever the network was trained with.
 * @throws The signal's reason, when it is aborted.
 * @throws {SpecError | OptionsError | TrainingDataError | ArtifactFormatError} When they do not belong together.
 * @throws {DivergenceError} When the network's answers are not finite.
 */
export async function evaluate(
  spec: ModelSpec,
  weights: Weights,
  dataset: ImageSource,
  options: EvaluateOptions = {},
): Promise<Score> {
  const { batchSize = 128, signal = new AbortController().signal, workers, ...runtime } = options;
  const complete = parseModelSpec(spec);
  // To the last bit as a run judges it: a softmax is then taken of logits.
  const loss = outputActivation(complete) === 'softmax' ? 'categoricalCrossentropy' : 'binaryCrossentropy';
  checkTrainingData(complete, dataset);
  const engine = await createEngine({
    spec: complete,
    options: parseTrainOptions({ loss, batchSize, workers, engine: options.engine, optimizer: { type: 'sgd' } }),
    start: { weights, optimizerState: null, averagedWeights: null },
    runtime,
  });
  try {
    const judged = { averaged: false };
    const score = await scoreDataset(engine, dataset, { loss: 'categoricalCrossentropy', signal, judged, batchSize });
    if (score === null) throw signal.reason;
    return score;
  } finally {
    await engine.dispose();
  }
}
