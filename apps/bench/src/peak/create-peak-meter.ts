import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/** Says what the machine can do at this moment. */
export interface PeakMeter {
  /** @returns GFLOP/s of that many threads together, in multiplications and additions of f32x4. */
  readonly measure: (numThreads: number) => Promise<number>;
  readonly dispose: () => Promise<void>;
}

/** Long enough that threads which start a millisecond apart are busy at the same time. */
const DURATION_MS = 200;
/** V8 first compiles quickly, and well only what runs for a while. */
const WARM_UP_MS = 150;

/**
 * Starts the threads of a meter. They sleep while nothing is measured.
 *
 * @param maxThreads Most threads that will be asked for.
 */
export async function createPeakMeter(maxThreads: number): Promise<PeakMeter> {
  // Beside this file and with its extension: TypeScript in the sources, JavaScript when built.
  const program = new URL(import.meta.url.replace('create-peak-meter.', 'peak-thread.'));
  const threads = Array.from({ length: maxThreads }, () => new Worker(program));
  const run = async (numThreads: number, durationMs: number) => {
    const rates = threads.slice(0, numThreads).map(async (thread) => {
      thread.postMessage(durationMs);
      const [rate] = (await once(thread, 'message')) as [number];
      return rate;
    });
    return (await Promise.all(rates)).reduce((sum, rate) => sum + rate, 0);
  };
  await run(maxThreads, WARM_UP_MS);
  return {
    measure: (numThreads) => run(numThreads, DURATION_MS),
    dispose: async () => {
      await Promise.all(threads.map((thread) => thread.terminate()));
    },
  };
}
