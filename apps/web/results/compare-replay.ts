import type { DatasetIdentity, HistoryRow, RunFile, TrainEvent } from '@raqam/artifact';

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

/**
 * Compares a run with what comes of training it once more, epoch by epoch, and ends the training as soon as it is decided.
 *
 * @param events Of a training with the run's own options, on its own data.
 * @param onStep Told how many steps are done, of how many.
 * @throws {Error} When the training fails.
 */
export async function compareReplay(
  run: RunFile,
  events: AsyncIterable<TrainEvent>,
  onStep: (numDone: number, numSteps: number) => void,
): Promise<ReplayOutcome> {
  const { history, options, weightsSha256 } = run;
  const isFast = options.precision === 'fast';
  let numSteps = 0;
  for await (const event of events) {
    if (event.type === 'runStarted') {
      numSteps = event.numStepsPerEpoch * options.epochs;
      onStep(0, numSteps);
    } else if (event.type === 'step') {
      // A run that was stopped has no more to compare with than its finished epochs.
      if (event.epoch === history.length) return { kind: 'sameEpochs', numEpochs: history.length };
      onStep(event.step + 1, numSteps);
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
