import type { TrainEvent } from '@raqam/artifact';
import { accuracyInterval, formatDuration, formatPercent } from '@raqam/report';
import type { TrainingResult } from './benchmark.ts';
import { TrainingFailedError } from './command-error.ts';

/** What is trained, and how often. */
export interface TrainSeedsOptions {
  readonly seeds: readonly number[];
  readonly epochs: number;
  /** Starts a run that is judged on test data. */
  readonly train: (seed: number) => AsyncIterable<TrainEvent>;
  readonly onProgress: (doing: string) => void;
  /** Milliseconds from any moment on. @default performance.now */
  readonly now?: () => number;
}

/** Between two lines of progress, unless an epoch ends. */
const PROGRESS_INTERVAL_MS = 10_000;

/**
 * Trains one network after the other and tells how far it is.
 *
 * @returns One result for each finished run; less than there are seeds when a run was stopped.
 * @throws {TrainingFailedError} `Seed 2 failed with a DivergenceError after 12 steps: …`
 */
export async function trainSeeds(options: TrainSeedsOptions): Promise<TrainingResult[]> {
  const { seeds, epochs, train, onProgress, now = () => performance.now() } = options;
  const results: TrainingResult[] = [];
  const start = now();
  let toldAt = start;
  let numStepsPerEpoch = 0;
  for (const [index, seed] of seeds.entries()) {
    for await (const event of train(seed)) {
      if (event.type === 'runStarted') ({ numStepsPerEpoch } = event);
      if (event.type === 'step') {
        const done = index * epochs + (event.step + 1) / numStepsPerEpoch;
        const share = done / (seeds.length * epochs);
        const isEpochEnd = (event.step + 1) % numStepsPerEpoch === 0;
        if (!isEpochEnd && now() - toldAt < PROGRESS_INTERVAL_MS) continue;
        toldAt = now();
        // Evaluations between the seeds are part of the time so far, and so of what is foreseen.
        const leftMs = Math.round(((toldAt - start) * (1 / share - 1)) / 1000) * 1000;
        onProgress(
          `seed ${seed} (${index + 1} of ${seeds.length}), epoch ${event.epoch + 1} of ${epochs}, loss ${event.loss.toFixed(4)}; ${formatPercent(share, 'en', { decimals: 0 })} done, about ${formatDuration(leftMs, 'en')} left`,
        );
      }
      if (event.type !== 'done') continue;
      if (event.reason === 'stopped') return results;
      if (event.reason === 'failed') {
        throw new TrainingFailedError(
          `Seed ${seed} failed with a ${event.errorName} after ${event.numSteps} steps: ${event.message}`,
        );
      }
      if (event.metrics === null) throw new Error('trainSeeds: a run was not judged; pass its trainer test data.');
      const { durationMs, weightsSha256 } = event;
      results.push({
        kind: 'training',
        seed,
        ...event.metrics,
        accuracyInterval: accuracyInterval(event.metrics),
        durationMs,
        weightsSha256,
      });
    }
  }
  return results;
}
