import { type ModelSpec, parseModelSpec, parseTrainOptions, type Weights } from '@raqam/artifact';
import type { Dataset } from '@raqam/dataset';
import type { Score } from '@raqam/report';
import { checkTrainingData } from './check-training-data.ts';
import { outputActivation } from './output-activation.ts';
import { scoreDataset } from './score-dataset.ts';

/** How a network is judged. */
export interface EvaluateOptions {
  /** Ends the evaluation; its promise is then rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Images at a time; between batches the event loop goes on. @default 128 */
  readonly batchSize?: number | undefined;
  /** URL or folder of the `.wasm` files of tfjs, for browsers. */
  readonly wasmPath?: string | undefined;
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
  dataset: Dataset,
  options: EvaluateOptions = {},
): Promise<Score> {
  const { batchSize, signal = new AbortController().signal, wasmPath } = options;
  const complete = parseModelSpec(spec);
  // To the last bit as a run judges it: a softmax is then taken of logits.
  const loss = outputActivation(complete) === 'softmax' ? 'categoricalCrossentropy' : 'binaryCrossentropy';
  checkTrainingData(complete, dataset);
  const { createTfjsEngine } = await import('./tfjs/create-tfjs-engine.ts');
  const engine = await createTfjsEngine({
    spec: complete,
    weights,
    optimizerState: null,
    options: parseTrainOptions({ loss }),
    wasmPath,
  });
  try {
    const score = await scoreDataset(engine, dataset, { loss: 'categoricalCrossentropy', signal, batchSize });
    if (score === null) throw signal.reason;
    return score;
  } finally {
    engine.dispose();
  }
}
