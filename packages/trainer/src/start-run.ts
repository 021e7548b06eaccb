import type { EventSource } from './event-source.ts';
import { runTraining, type TrainingRun } from './run-training.ts';
import { createStopwatch } from './stopwatch.ts';
import type { TrainRuntime } from './train-runtime.ts';

/** A run as `checkRequest` made it complete. */
export interface StartedRun extends Pick<TrainingRun, 'data' | 'options' | 'spec'> {
  readonly runtime: TrainRuntime;
}

/** Begins a run in this thread, on the engine that its options name: as yet always tfjs. It waits to be asked. */
export function startRun({ data, options, runtime, spec }: StartedRun): EventSource {
  const closing = new AbortController();
  const stopwatch = createStopwatch();
  const events = runTraining({
    spec,
    data,
    options,
    runtime,
    signal: runtime.signal ? AbortSignal.any([runtime.signal, closing.signal]) : closing.signal,
    stopwatch,
    createEngine: async (weights, optimizerState) => {
      // Loaded when it is needed, so that a page with a worker does without it.
      const { createTfjsEngine } = await import('./tfjs/create-tfjs-engine.ts');
      return createTfjsEngine({ spec, weights, optimizerState, options, wasmPath: runtime.wasmPath });
    },
  });
  return {
    next: async () => {
      stopwatch.start();
      try {
        const { value } = await events.next();
        return value ?? null;
      } finally {
        stopwatch.stop();
      }
    },
    close: async () => {
      closing.abort();
      await events.return();
    },
  };
}
