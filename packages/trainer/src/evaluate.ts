import type { ModelSpec, Weights } from '@raqam/artifact';
import type { ImageSource } from '@raqam/dataset';
import type { Score } from '@raqam/report';
import { type EvaluateOptions, openJudgingEngine } from './open-judging-engine.ts';
import { scoreDataset } from './score-dataset.ts';

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
  const { batchSize = 128, signal = new AbortController().signal } = options;
  const engine = await openJudgingEngine(spec, weights, dataset, options);
  try {
    const judged = { averaged: false };
    const score = await scoreDataset(engine, dataset, { loss: 'categoricalCrossentropy', signal, judged, batchSize });
    if (score === null) throw signal.reason;
    return score;
  } finally {
    await engine.dispose();
  }
}
