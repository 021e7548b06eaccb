import type { PeakMeter } from '../peak/create-peak-meter.ts';
import type { Sampled } from '../sample-interleaved.ts';

/** Something timed, and what the machine could do at that time. */
export interface SampledWithPeak extends Sampled {
  /** GFLOP/s of the same number of threads, around each sample. */
  readonly peaks: readonly number[];
}

/**
 * Measures the machine's peak before and behind each sample: machines that others share drift within seconds, and what a
 * program reaches of a peak is only known for the same moment.
 */
export function withPeak(sampled: Sampled, meter: PeakMeter, numThreads: number): SampledWithPeak {
  const peaks: number[] = [];
  return {
    ...sampled,
    peaks,
    sample: async () => {
      const before = await meter.measure(numThreads);
      const values = await sampled.sample();
      peaks.push((before + (await meter.measure(numThreads))) / 2);
      return values;
    },
  };
}
