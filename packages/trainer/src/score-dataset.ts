import type { TrainOptions } from '@raqam/artifact';
import type { Dataset } from '@raqam/dataset';
import { type Score, scorePredictions } from '@raqam/report';
import type { TrainingEngine } from './engine.ts';
import { meanLoss } from './mean-loss.ts';
import { yieldToEventLoop } from './yield-to-event-loop.ts';

/** How a data set is judged. */
export interface ScoreOptions {
  readonly loss: TrainOptions['loss'];
  readonly signal: AbortSignal;
  /** Images at a time: so few that a run stops within 100 ms. @default 128 */
  readonly batchSize?: number | undefined;
}

/**
 * Lets a network read a data set and judges what it says. Between batches it lets the event loop go on.
 *
 * @returns `loss` is the one asked for. Null when it was stopped.
 * @throws {DivergenceError} When an answer is not finite.
 */
export async function scoreDataset(
  engine: TrainingEngine,
  dataset: Dataset,
  { loss, signal, batchSize = 128 }: ScoreOptions,
): Promise<Score | null> {
  const { labels, numImages } = dataset;
  let probabilities = new Float32Array();
  let position = 0;
  for (const batch of dataset.batches({ batchSize, seed: 0, shuffle: false, reuseBuffers: true })) {
    await yieldToEventLoop();
    if (signal.aborted) return null;
    const outputs = engine.predict(batch);
    if (position === 0) probabilities = new Float32Array((outputs.length / batch.labels.length) * numImages);
    probabilities.set(outputs, position);
    position += outputs.length;
  }
  const score = scorePredictions({ probabilities, labels });
  // The report takes categorical cross-entropy, and sets the complement beside a single probability; a run file keeps
  // what the network said.
  const isSingle = probabilities.length === numImages;
  return {
    ...score,
    loss: loss === 'categoricalCrossentropy' ? score.loss : meanLoss(loss, probabilities, labels),
    wrong: isSingle
      ? score.wrong.map((each) => ({ ...each, probabilities: each.probabilities.slice(1) }))
      : score.wrong,
  };
}
