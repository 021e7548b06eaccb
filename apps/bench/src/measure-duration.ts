import { summarize } from '@raqam/report';
import { do_not_optimize as keep, measure } from 'mitata';
import type { DurationResult } from './benchmark.ts';

/** What is measured, and how often. */
export interface DurationOptions {
  readonly name: string;
  readonly unit: DurationResult['unit'];
  /** Calls before the first that counts: the compiler and the caches come to rest. */
  readonly numWarmup: number;
  /** Calls that count, at least. */
  readonly minSamples: number;
  /** Goes on with calls until so much time has been measured. @default 0 */
  readonly minDurationMs?: number;
  /** Images that one call handles; adds images per second to the result. */
  readonly numImages?: number;
}

/** Nanoseconds in each unit. */
const NANOSECONDS = { s: 1e9, ms: 1e6, µs: 1e3 } as const;

/** More say nothing new about a call of nanoseconds, and would take long to sort. */
const MAX_SAMPLES = 100_000;

/**
 * Times single calls. mitata does the timing; its batches are switched off, since the 95th percentile of means of 4096
 * calls says nothing about a call, and so is its dropping of the two slowest and two fastest.
 *
 * @param call What is timed, awaited when it returns a promise. What it returns is kept from being optimised away.
 */
export async function measureDuration(call: () => unknown, options: DurationOptions): Promise<DurationResult> {
  const { name, unit, numWarmup, minSamples, minDurationMs = 0, numImages } = options;
  const { samples } = await measure(
    () => {
      const result = call();
      keep(result);
      return result;
    },
    {
      warmup_threshold: Number.POSITIVE_INFINITY,
      warmup_samples: numWarmup,
      batch_threshold: -1,
      samples_threshold: Number.POSITIVE_INFINITY,
      min_samples: minSamples,
      max_samples: MAX_SAMPLES,
      min_cpu_time: minDurationMs * 1e6,
    },
  );
  const summary = summarize(samples.map((nanoseconds) => nanoseconds / NANOSECONDS[unit]));
  const seconds = (summary.median * NANOSECONDS[unit]) / 1e9;
  return {
    kind: 'duration',
    name,
    unit,
    ...summary,
    ...(numImages !== undefined && { imagesPerSecond: numImages / seconds }),
  };
}
