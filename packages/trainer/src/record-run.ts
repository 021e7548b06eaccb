import type { RunFile, TrainEvent } from '@raqam/artifact';
import { createRunRecorder } from './create-run-recorder.ts';
import { RunFailedError } from './errors.ts';

/**
 * Carries a run to its end and gives its whole record: `await encodeRunFile(await recordRun(train(…)))`.
 *
 * @throws {RunFailedError} `the run failed after 12 steps. DivergenceError: …`, or when the events end too early.
 */
export async function recordRun(events: AsyncIterable<TrainEvent>): Promise<RunFile> {
  const recorder = createRunRecorder();
  for await (const event of events) {
    recorder.add(event);
    if (event.type === 'done' && event.reason === 'failed') {
      throw new RunFailedError(`the run failed after ${event.numSteps} steps. ${event.errorName}: ${event.message}`);
    }
  }
  const run = recorder.run();
  if (run !== null) return run;
  throw new RunFailedError(
    'the events ended without a run from `runStarted` to `done`. Pass all events of one run, from the first.',
  );
}
