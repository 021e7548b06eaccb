import type { Summary } from '@raqam/report';

/** How long one call takes, from repeated calls. */
export interface DurationResult extends Summary {
  readonly kind: 'duration';
  readonly name: string;
  readonly unit: 'ms' | 'µs';
  /** How much one call does, where that says more than the time: images per second at the median. */
  readonly imagesPerSecond?: number;
}

/** A quantity that is not a time. */
interface AmountResult {
  readonly kind: 'amount';
  readonly name: string;
  readonly unit: 'MB';
  readonly value: number;
}

/** One line of what a benchmark found. */
export type BenchmarkResult = DurationResult | AmountResult;

/** One thing to measure, by the name it is called with. */
export interface Benchmark {
  readonly name: string;
  readonly description: string;
  /**
   * Measures.
   * @param onProgress Told what is measured next.
   */
  run(onProgress: (doing: string) => void): Promise<readonly BenchmarkResult[]>;
}
