import type { SearchExperiment } from '../experiment/experiment.ts';
import type { RunOutcome } from '../runner/run-outcome.ts';
import type { Timings } from '../timing/timings.ts';
import type { SearchChoice } from './choose-candidates.ts';

/** What a search for the shortest schedules found. */
export interface SearchOutcome {
  readonly experiment: SearchExperiment;
  /** All candidates' runs on a part of the training data, judged on the rest of it. */
  readonly validation: readonly RunOutcome[];
  /** Of the candidates, each trained alone on all cores and all training data. */
  readonly timings: Timings;
  /** One for each target, in order. */
  readonly choices: readonly SearchChoice[];
  /** The chosen candidates' runs on all training data, judged once on the test data. */
  readonly test: readonly RunOutcome[];
}
