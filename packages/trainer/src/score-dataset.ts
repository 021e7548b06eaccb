import type { TrainOptions } from '@raqam/artifact';
import type { ImageSource } from '@raqam/dataset';
import { type Score, scorePredictions } from '@raqam/report';
import type { TrainingEngine } from './engine.ts';
import { meanLoss } from './mean-loss.ts';
import { type ReadOptions, readProbabilities } from './read-probabilities.ts';

/** How a data set is judged. */
export interface ScoreOptions extends ReadOptions {
  readonly loss: TrainOptions['loss'];
}

/**
 * Lets a network read a data set and judges what it says.
 *
 * @returns `loss` is the one asked for. Null when it was stopped.
 * @throws {DivergenceError} When an answer is not finite.
 */
export async function scoreDataset(
  engine: TrainingEngine,
  source: ImageSource,
  { loss, ...options }: ScoreOptions,
): Promise<Score | null> {
  const { labels, numImages } = source;
  const probabilities = await readProbabilities(engine, source, options);
  if (probabilities === null) return null;
  const score = scorePredictions({ probabilities, labels });
  // The report sets the complement beside a single probability; a run file keeps what the network said.
  const isSingle = probabilities.length === numImages;
  return {
    ...score,
    loss: meanLoss(loss, probabilities, labels),
    wrong: isSingle
      ? score.wrong.map((each) => ({ ...each, probabilities: each.probabilities.slice(1) }))
      : score.wrong,
  };
}
