import type { DurationResult } from './benchmark.ts';
import { type Samples, summarizeRatio, summarizeSamples } from './sample-interleaved.ts';

/** Milliseconds in each unit. */
export const MILLISECONDS = { s: 1000, ms: 1, µs: 1e-3 } as const;

/**
 * Durations that were measured in turn, as results: all but the first beside the first.
 *
 * @param unit Of the samples.
 * @param numImages Images that are handled in one of the durations; adds images per second.
 */
export function describeDurations(
  all: readonly Samples[],
  unit: DurationResult['unit'],
  numImages?: number,
): DurationResult[] {
  return all.map((samples, index) => {
    const summary = summarizeSamples(samples);
    const { median, medianInterval } = summarizeRatio(samples, all[0]);
    return {
      kind: 'duration',
      name: samples.name,
      unit,
      ...summary,
      ...(numImages !== undefined && { imagesPerSecond: (numImages * 1000) / (summary.median * MILLISECONDS[unit]) }),
      ...(index > 0 && { ratio: { to: all[0].name, median, medianInterval } }),
    };
  });
}
