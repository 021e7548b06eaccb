import type { TrainOptions } from '@raqam/artifact';
import { type ImageSource, NO_DIGIT } from '@raqam/dataset';
import { type Score, scorePredictions } from '@raqam/report';
import type { TrainingEngine } from './engine.ts';
import { TrainingDataError } from './errors.ts';
import { meanLoss } from './mean-loss.ts';
import { type ReadOptions, readProbabilities } from './read-probabilities.ts';

/** How a data set is judged. */
export interface ScoreOptions extends ReadOptions {
  readonly loss: TrainOptions['loss'];
}

/**
 * Lets a network read a data set and judges what it says. Images without a digit are left out: there is no right answer
 * to them.
 *
 * @returns `loss` is the one asked for, `count` that of the images judged. Null when it was stopped.
 * @throws {TrainingDataError} When no image shows a digit.
 * @throws {DivergenceError} When an answer is not finite.
 */
export async function scoreDataset(
  engine: TrainingEngine,
  source: ImageSource,
  { loss, ...options }: ScoreOptions,
): Promise<Score | null> {
  const digits = Array.from(source.labels.keys()).filter((index) => source.labels[index] !== NO_DIGIT);
  if (digits.length === 0) {
    throw new TrainingDataError(
      `${source.name}: no image shows a digit; expected some to judge by. Pass other images.`,
    );
  }
  const judged = digits.length === source.numImages ? source : source.subset(digits);
  const { labels, numImages } = judged;
  const probabilities = await readProbabilities(engine, judged, options);
  if (probabilities === null) return null;
  const score = scorePredictions({ probabilities, labels });
  // The report sets the complement beside a single probability; a run file keeps what the network said.
  const isSingle = probabilities.length === numImages;
  return {
    ...score,
    loss: meanLoss(loss, probabilities, labels),
    wrong: score.wrong.map(({ index, label, probabilities: row }) => ({
      index: digits[index],
      label,
      probabilities: isSingle ? row.slice(1) : row,
    })),
  };
}
