import type { PlannedRun } from '../experiment/plan-experiment.ts';
import type { RunFailure, StoredRun } from '../store/stored-run.ts';

/** What became of a planned run. */
export interface RunOutcome {
  readonly planned: PlannedRun;
  /** Null: it failed for a reason that need not come again, such as too little memory, and was not kept. */
  readonly stored: StoredRun | null;
  /** Why there is no result; null where there is one. */
  readonly failure: RunFailure | null;
  /** Whether it was in the store before. */
  readonly wasThere: boolean;
}
