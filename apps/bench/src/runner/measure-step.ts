import { train } from '@raqam/trainer';
import type { RunData } from './run-data.ts';
import type { MeasureJob } from './thread-messages.ts';

/** The first steps also compile what they need. */
const WARM_UP_STEPS = 3;
/** A clock of milliseconds and a machine that does other things ask for some steps … */
const MIN_STEPS = 5;
/** … and a person waits. */
const LONG_ENOUGH_MS = 300;

/**
 * Trains a network for a moment and drops it.
 *
 * @returns Milliseconds for one step, the mean of a few; 0 when its data are no more than a step or two.
 */
export async function measureStep({ options, spec }: MeasureJob, { train: images }: RunData): Promise<number> {
  let numSteps = 0;
  let elapsedMs = 0;
  for await (const event of train(spec, { train: images }, { ...options, callbacks: [] }, { maxStepsAhead: 0 })) {
    if (event.type !== 'step') continue;
    if (event.step >= WARM_UP_STEPS) {
      numSteps += 1;
      elapsedMs += event.durationMs;
    }
    if (numSteps >= MIN_STEPS && elapsedMs >= LONG_ENOUGH_MS) break;
  }
  return numSteps === 0 ? 0 : elapsedMs / numSteps;
}
