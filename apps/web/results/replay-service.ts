import type { DatasetIdentity, HistoryRow, RunFile } from '@raqam/artifact';
import { train } from '@raqam/trainer';
import { type DigitsChoice, loadDigits } from '../digits/load-digits.ts';
import { runService } from '../runs/run-service.ts';

/** How far a replay is. */
export type ReplayProgress =
  | { readonly stage: 'loading'; readonly receivedBytes: number }
  | { readonly stage: 'training'; readonly numDone: number; readonly numSteps: number };

/** What came of training a run once more. */
export type ReplayOutcome =
  /** The same weights, to the bit. */
  | { readonly kind: 'same'; readonly weightsSha256: string }
  /** The run was stopped on the way; its finished epochs came out the same, to the bit. */
  | { readonly kind: 'sameEpochs'; readonly numEpochs: number }
  | {
      readonly kind: 'different';
      /** The first epoch whose losses or accuracies differ, 0-based; `null` when only the weights do. */
      readonly epoch: number | null;
      readonly weightsSha256: string | null;
      /** Whether it was computed with arithmetic that differs from machine to machine. */
      readonly isFast: boolean;
    }
  /** The run learnt from other images than there are here, so that nothing was trained. */
  | { readonly kind: 'otherData'; readonly wanted: DatasetIdentity; readonly found: DatasetIdentity };

/** Trains runs again, in a worker. */
export const replayService = {
  /**
   * Trains a run of this browser again, with its options on its data, and compares.
   *
   * @returns `null` when this browser has no such run.
   * @throws {DigitsMissingError} When MNIST is not at hand and no other host may be asked.
   * @throws {Error} When the training fails.
   */
  async replay(
    id: string,
    mayDownload: boolean,
    onProgress: (progress: ReplayProgress) => void,
  ): Promise<ReplayOutcome | null> {
    const read = await runService.read(id);
    if (read === null) return null;
    const { run } = read;
    const { dataset: wanted, options, spec } = run;
    const source: DigitsChoice['source'] = wanted.name.startsWith('synthetic') ? 'synthetic' : 'mnist';
    const digits = await loadDigits({
      source,
      mayDownload,
      numImages: options.limit ?? 60_000,
      signal: new AbortController().signal,
      onProgress: ({ receivedBytes }) => onProgress({ stage: 'loading', receivedBytes }),
    });
    const found = { name: digits.train.name, sha256: await digits.train.digest() };
    if (found.sha256 !== wanted.sha256) return { kind: 'otherData', wanted, found };
    return await compare(run, train(spec, { train: digits.train }, options), onProgress);
  },
};

async function compare(
  run: RunFile,
  events: ReturnType<typeof train>,
  onProgress: (progress: ReplayProgress) => void,
): Promise<ReplayOutcome> {
  const { history, options, weightsSha256 } = run;
  const isFast = options.precision === 'fast';
  let numSteps = 0;
  for await (const event of events) {
    if (event.type === 'runStarted') {
      numSteps = event.numStepsPerEpoch * options.epochs;
      onProgress({ stage: 'training', numDone: 0, numSteps });
    } else if (event.type === 'step') {
      // A run that was stopped has no more to compare with than its finished epochs.
      if (event.epoch === history.length) return { kind: 'sameEpochs', numEpochs: history.length };
      onProgress({ stage: 'training', numDone: event.step + 1, numSteps });
    } else if (event.type === 'epoch') {
      const { epoch } = event.row;
      if (!isSameRow(event.row, history[epoch])) return { kind: 'different', epoch, weightsSha256: null, isFast };
    } else if (event.type === 'done') {
      if (event.reason === 'failed') throw new Error(event.message);
      return event.weightsSha256 === weightsSha256
        ? { kind: 'same', weightsSha256 }
        : { kind: 'different', epoch: null, weightsSha256: event.weightsSha256, isFast };
    }
  }
  throw new Error('The training ended without a result. Start it again.');
}

/** To the bit: a run that is computed exactly says the same on every machine. */
function isSameRow(row: HistoryRow, recorded: HistoryRow | undefined): boolean {
  return (
    recorded !== undefined &&
    row.loss === recorded.loss &&
    row.accuracy === recorded.accuracy &&
    row.validationLoss === recorded.validationLoss &&
    row.validationAccuracy === recorded.validationAccuracy
  );
}
