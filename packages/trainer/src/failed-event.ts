import type { FailedEvent } from '@raqam/artifact';

/** The last event of a run that an error ended. */
export function failedEvent(error: unknown, numSteps: number, durationMs: number): FailedEvent {
  const known = error instanceof Error ? error : new Error(String(error));
  return {
    type: 'done',
    reason: 'failed',
    numSteps,
    durationMs,
    errorName: known.name,
    message: known.message,
    stack: known.stack ?? null,
  };
}
