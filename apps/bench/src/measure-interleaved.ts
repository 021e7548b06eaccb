import { do_not_optimize as keep } from 'mitata';
import type { DurationResult } from './benchmark.ts';
import { describeDurations, MILLISECONDS } from './describe-durations.ts';
import { type RoundOptions, sampleInterleaved } from './sample-interleaved.ts';

/** One of those that do the same work. */
export interface Contender {
  readonly name: string;
  /** What is timed, awaited when it returns a promise. */
  readonly call: () => unknown;
  /** Done and awaited before its calls of each round, outside of the time. */
  readonly prepare?: () => unknown;
}

/** How often the contenders are called. */
export interface InterleavedOptions extends RoundOptions {
  readonly unit: DurationResult['unit'];
  /** Calls of each contender in a round; each is a sample. @default 1 */
  readonly callsPerRound?: number;
  /** Images that one call handles; adds images per second to the results. */
  readonly numImages?: number;
}

/**
 * Times several ways to do the same work in one run, in turn.
 *
 * @returns In the contenders' order. All but the first say how many times as long as the first they take: the median
 * over the rounds of the quotient of the two medians within a round.
 */
export async function measureInterleaved(
  contenders: readonly Contender[],
  options: InterleavedOptions,
): Promise<DurationResult[]> {
  const { unit, callsPerRound = 1, numImages } = options;
  const timed = contenders.map(({ name, call, prepare }) => ({
    name,
    sample: async () => {
      await prepare?.();
      const durations = [];
      for (let i = 0; i < callsPerRound; i++) durations.push((await timeCall(call)) / MILLISECONDS[unit]);
      return durations;
    },
  }));
  return describeDurations(await sampleInterleaved(timed, options), unit, numImages);
}

async function timeCall(call: () => unknown): Promise<number> {
  const start = performance.now();
  const result = call();
  // Waiting for what is no promise would add a turn of the event loop to the time.
  if (result instanceof Promise) await result;
  const durationMs = performance.now() - start;
  keep(result);
  return durationMs;
}
