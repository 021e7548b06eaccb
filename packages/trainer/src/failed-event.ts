import type { FailedEvent } from '@raqam/artifact';
import { toErrorContent } from './error-content.ts';

/** The last event of a run that an error ended. */
export function failedEvent(error: unknown, numSteps: number, durationMs: number): FailedEvent {
  const { name: errorName, message, stack } = toErrorContent(error);
  return { type: 'done', reason: 'failed', numSteps, durationMs, errorName, message, stack };
}
