import type { RunOutcome } from '../runner/run-outcome.ts';
import type { SearchSteps } from '../search/carry-out-search.ts';
import type { RunStore } from '../store/run-store.ts';
import { readTimings } from '../timing/time-plan.ts';
import { RunsMissingError } from './errors.ts';

/** What messages say. */
interface StoredStepsOptions {
  /** Of the experiment. */
  readonly name: string;
  /** That makes what is missing. */
  readonly command: string;
  readonly onNotice: (notice: string) => void;
}

/** Takes everything from the store, and leaves out what is not there. */
export function createStoredSteps(store: RunStore, { command, name, onNotice }: StoredStepsOptions): SearchSteps {
  return {
    run: async (runs) => {
      const outcomes: RunOutcome[] = [];
      for (const planned of runs) {
        const stored = await store.read(planned.digest);
        if (stored === null) continue;
        const failure = stored.kind === 'diverged' ? stored.failure : null;
        outcomes.push({ planned, stored, failure, wasThere: true });
      }
      if (outcomes.length === 0) {
        throw new RunsMissingError(
          `${name}: none of its ${runs.length} runs is in ${store.path}; expected one at least. Run it first: ${command}`,
        );
      }
      const numMissing = runs.length - outcomes.length;
      if (numMissing > 0)
        onNotice(`${name}: ${numMissing} of ${runs.length} runs are not in the store; the report is of the others.`);
      return outcomes;
    },
    time: async (plan) => await readTimings(plan, store),
  };
}
