import type { Environment } from '@raqam/artifact';
import type { BenchmarkResult } from './benchmark.ts';
import type { Conditions } from './conditions.ts';
import type { ReportDocument } from './document/report-document.ts';

/** What a benchmark found, and where. */
export interface BenchmarkOutcome {
  /** As it is called. */
  readonly name: string;
  readonly description: string;
  /** Typed again, it repeats the measurement. */
  readonly command: string;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly environment: Environment;
  readonly conditions: Conditions;
  readonly results: readonly BenchmarkResult[];
}

/** A benchmark's results as a report: tables, figures, and measures by stable names. */
export function benchmarkDocument({ results, ...place }: BenchmarkOutcome): ReportDocument {
  throw new Error(`benchmarkDocument: ${results.length} results of ${place.name}.`);
}
