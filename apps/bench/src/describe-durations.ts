import { summarize } from '@raqam/report';
import type { DurationResult } from './benchmark.ts';
import { roundMedians, roundRatios, type Samples, summarizeSamples } from './sample-interleaved.ts';

/** Milliseconds in each unit. */
export const MILLISECONDS = { s: 1000, ms: 1, µs: 1e-3 } as const;

/** What durations are of. */
export interface DurationsDescription {
  /** Of the samples. */
  readonly unit: DurationResult['unit'];
  /** What each of them did, where a benchmark measures several works. @default null */
  readonly work?: string | null;
  /** Images that are handled in one of the durations; adds images per second. */
  readonly numImages?: number | undefined;
}

/** Durations that were measured in turn, as results: all but the first beside the first. */
export function describeDurations(
  all: readonly Samples[],
  { numImages, unit, work = null }: DurationsDescription,
): DurationResult[] {
  return all.map((samples, index) => {
    const summary = summarizeSamples(samples);
    const ratios = roundRatios(samples, all[0]);
    const { median, medianInterval } = summarize(ratios);
    return {
      kind: 'duration',
      name: samples.name,
      work,
      unit,
      ...summary,
      rounds: roundMedians(samples),
      ...(numImages !== undefined && { imagesPerSecond: (numImages * 1000) / (summary.median * MILLISECONDS[unit]) }),
      ...(index > 0 && { ratio: { to: all[0].name, rounds: ratios, median, medianInterval } }),
    };
  });
}
