import { type Summary, summarize } from '@raqam/report';
import { do_not_optimize as keep } from 'mitata';
import type { DurationResult } from './benchmark.ts';

/** One of those that do the same work. */
export interface Contender {
  readonly name: string;
  /** What is timed, awaited when it returns a promise. */
  readonly call: () => unknown;
  /** Done and awaited before its calls of each round, outside of the time. */
  readonly prepare?: () => unknown;
}

/** How often the contenders are called. */
export interface InterleavedOptions {
  readonly unit: DurationResult['unit'];
  /** Rounds before the first that counts. */
  readonly numWarmup: number;
  readonly numRounds: number;
  /** Calls of each contender in a round; each is a sample. @default 1 */
  readonly callsPerRound?: number;
  /** Images that one call handles; adds images per second to the results. */
  readonly numImages?: number;
}

/** Milliseconds in each unit. */
const MILLISECONDS = { ms: 1, µs: 1e-3 } as const;

/**
 * Times several ways to do the same work in one run: every round calls each of them, and each round begins with
 * another, so that a machine that drifts or is busy for a while does not favour one.
 *
 * @returns In the contenders' order. All but the first say how many times as long as the first they take: the median
 * over the rounds of the quotient of the two medians within a round.
 */
export async function measureInterleaved(
  contenders: readonly Contender[],
  options: InterleavedOptions,
): Promise<DurationResult[]> {
  const { unit, numWarmup, numRounds, callsPerRound = 1, numImages } = options;
  const rounds: Summary[][] = contenders.map(() => []);
  const samples: number[][] = contenders.map(() => []);
  for (let round = -numWarmup; round < numRounds; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const index = (round + numWarmup + turn) % contenders.length;
      const { call, prepare } = contenders[index];
      await prepare?.();
      const durations = [];
      for (let i = 0; i < callsPerRound; i++) durations.push((await timeCall(call)) / MILLISECONDS[unit]);
      if (round < 0) continue;
      samples[index].push(...durations);
      rounds[index].push(summarize(durations));
    }
  }
  return contenders.map(({ name }, index) => {
    const summary = summarize(samples[index]);
    const quotients = rounds[index].map(({ median }, round) => median / rounds[0][round].median);
    const { median, medianInterval } = summarize(quotients);
    return {
      kind: 'duration',
      name,
      unit,
      ...summary,
      ...(numImages !== undefined && { imagesPerSecond: (numImages * 1000) / (summary.median * MILLISECONDS[unit]) }),
      ...(index > 0 && { ratio: { to: contenders[0].name, median, medianInterval } }),
    };
  });
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
