import { summarize } from '@raqam/report';
import { train } from '@raqam/trainer';
import type { RunData } from './run-data.ts';
import type { MeasureJob } from './thread-messages.ts';

/** A clock of milliseconds and a machine that does other things besides ask for some steps … */
const MIN_STEPS = 10;
/** … and a person waits. */
const LONG_ENOUGH_MS = 500;

/**
 * Trains a network for a moment and drops it. Of the steps, the earlier half does not count: the engine compiles
 * quickly first, and well what runs for a while.
 *
 * @returns Milliseconds for one step, the median of some; 0 when its data are no more than a step.
 */
export async function measureStep({ options, spec }: MeasureJob, { train: images }: RunData): Promise<number> {
  const durationsMs: number[] = [];
  let elapsedMs = 0;
  for await (const event of train(spec, { train: images }, { ...options, callbacks: [] }, { maxStepsAhead: 0 })) {
    if (event.type !== 'step') continue;
    durationsMs.push(event.durationMs);
    elapsedMs += event.durationMs;
    if (durationsMs.length >= MIN_STEPS && elapsedMs >= LONG_ENOUGH_MS) break;
  }
  const counted = durationsMs.slice(Math.ceil(durationsMs.length / 2));
  return counted.length === 0 ? 0 : summarize(counted).median;
}
