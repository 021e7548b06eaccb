import { setImmediate } from 'node:timers/promises';

/** Work of this length keeps no signal waiting. */
const STRETCH_MS = 20;

/**
 * Lets signals in between pieces of long work: now and then, not each time.
 *
 * @returns A function to await between two pieces; it throws the signal's reason once that is aborted.
 */
export function createBreather(signal: AbortSignal): () => Promise<void> {
  let lastMs = performance.now();
  return async () => {
    if (performance.now() - lastMs < STRETCH_MS) return;
    await setImmediate();
    signal.throwIfAborted();
    lastMs = performance.now();
  };
}
