import type { HistoryRow, RunFile, RunStartedEvent, Snapshot, TrainEvent } from '@raqam/artifact';

/** Gathers a run's events into the one value that `encodeRunFile` takes. */
export interface RunRecorder {
  /** Each event once, in the order in which they come. */
  add(event: TrainEvent): void;
  /** Null as long as the run has not ended, and for one that failed. */
  run(): RunFile | null;
}

/** A recorder for one run, to be fed while something else listens too. */
export function createRunRecorder(): RunRecorder {
  let started: RunStartedEvent | null = null;
  let recorded: RunFile | null = null;
  const history: HistoryRow[] = [];
  const snapshots: Snapshot[] = [];
  return {
    add: (event) => {
      if (event.type === 'runStarted') started = event;
      else if (event.type === 'epoch') history.push(event.row);
      else if (event.type === 'snapshot') {
        const { epoch, step, weights } = event;
        snapshots.push({ epoch, step, weights });
      } else if (event.type === 'done' && event.reason !== 'failed' && started !== null) {
        const { spec, options, environment, dataset, inputContract, startedAt } = started;
        const { durationMs, metrics, confusionMatrix, wrong, weights, weightsSha256 } = event;
        recorded = {
          ...{ spec, options, environment, dataset, inputContract, startedAt },
          ...{ durationMs, history, metrics, confusionMatrix, wrong, weights, weightsSha256, snapshots },
        };
      }
    },
    run: () => recorded,
  };
}
