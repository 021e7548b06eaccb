import type { Environment } from '@raqam/artifact';
import type { Dataset } from '@raqam/dataset';
import type { Conditions } from '../conditions.ts';

/** What an analysis has to know beside the runs. */
export interface AnalysisContext {
  /** Typed again, it repeats the report. */
  readonly command: string;
  /** When the work began, ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly environment: Environment;
  readonly conditions: Conditions;
  /** What the runs were judged on; null: it is not on this machine, and the sections that show its images are left out. */
  readonly test: Dataset | null;
  /** Stops the networks that read the test images once more. */
  readonly signal?: AbortSignal | undefined;
}
