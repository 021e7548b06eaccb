import type { ModelSpec, Weights } from '@raqam/artifact';
import type { ImageSource } from '@raqam/dataset';
import { type EvaluateOptions, openJudgingEngine } from './open-judging-engine.ts';
import { readProbabilities } from './read-probabilities.ts';

/**
 * What a network answers to each image of a data set, with the engine that trains.
 *
 * @returns [numImages, C], row-major, in the order of the data set: what its softmax or sigmoid gives.
 * @throws The signal's reason, when it is aborted.
 * @throws {SpecError | OptionsError | TrainingDataError | ArtifactFormatError} When they do not belong together.
 * @throws {DivergenceError} When the network's answers are not finite.
 */
export async function predict(
  spec: ModelSpec,
  weights: Weights,
  dataset: ImageSource,
  options: EvaluateOptions = {},
): Promise<Float32Array> {
  const { batchSize = 128, signal = new AbortController().signal } = options;
  const engine = await openJudgingEngine(spec, weights, dataset, options);
  try {
    const probabilities = await readProbabilities(engine, dataset, { signal, judged: { averaged: false }, batchSize });
    if (probabilities === null) throw signal.reason;
    return probabilities;
  } finally {
    await engine.dispose();
  }
}
