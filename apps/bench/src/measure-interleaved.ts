import { do_not_optimize as keep } from 'mitata';
import type { AaResult, DurationResult } from './benchmark.ts';
import { type DurationsDescription, describeDurations, MILLISECONDS } from './describe-durations.ts';
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
export interface InterleavedOptions extends Omit<RoundOptions, 'again'>, DurationsDescription {
  /** Calls of each contender in a round; each is a sample. @default 1 */
  readonly callsPerRound?: number;
}

/**
 * Times several ways to do the same work in one run, in turn.
 *
 * @returns In the contenders' order, and then what the A/A check found. All but the first say how many times as long as
 * the first they take: the median over the rounds of the quotient of the two medians within a round.
 */
export async function measureInterleaved(
  contenders: readonly Contender[],
  options: InterleavedOptions,
): Promise<(DurationResult | AaResult)[]> {
  const { callsPerRound = 1, unit, work = null } = options;
  const timed = contenders.map(({ name, call, prepare }) => ({
    name,
    sample: async () => {
      await prepare?.();
      const durations = [];
      for (let i = 0; i < callsPerRound; i++) durations.push((await timeCall(call)) / MILLISECONDS[unit]);
      return durations;
    },
  }));
  const { aaRatios, samples } = await sampleInterleaved(timed, options);
  return [...describeDurations(samples, options), { kind: 'aa', name: contenders[0].name, work, ratios: aaRatios }];
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
