import { createEngine } from './create-engine.ts';
import type { EventSource } from './event-source.ts';
import { runTraining, type TrainingRun } from './run-training.ts';
import { createStopwatch } from './stopwatch.ts';
import type { TrainRuntime } from './train-runtime.ts';

/** A run as `checkRequest` made it complete. */
export interface StartedRun extends Pick<TrainingRun, 'data' | 'options' | 'spec'> {
  readonly runtime: TrainRuntime;
}

/** Begins a run in this thread, on the engine that its options name. It waits to be asked. */
export function startRun({ data, options, runtime, spec }: StartedRun): EventSource {
  const closing = new AbortController();
  const stopwatch = createStopwatch();
  let numAsked = 0;
  const events = runTraining({
    spec,
    data,
    options,
    runtime,
    signal: runtime.signal ? AbortSignal.any([runtime.signal, closing.signal]) : closing.signal,
    stopwatch,
    numAsked: () => numAsked,
    createEngine: (start) => createEngine({ spec, options, start, runtime }),
  });
  return {
    next: async () => {
      stopwatch.start();
      numAsked += 1;
      try {
        const { value } = await events.next();
        return value ?? null;
      } finally {
        numAsked -= 1;
        stopwatch.stop();
      }
    },
    close: async () => {
      closing.abort();
      await events.return();
    },
  };
}
