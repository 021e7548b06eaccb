import type { Environment } from '@raqam/artifact';
import type { BenchmarkResult } from './benchmark.ts';
import type { Conditions } from './conditions.ts';

/** What one run found, and where. */
export interface BenchmarkReport {
  /** The form of this document; a new number when a field changes its meaning. */
  readonly version: 2;
  /** When the run began, ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly environment: Environment;
  readonly conditions: Conditions;
  readonly benchmarks: readonly { readonly name: string; readonly results: readonly BenchmarkResult[] }[];
}
