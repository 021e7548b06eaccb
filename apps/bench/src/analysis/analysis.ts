import type { Words } from '@raqam/report/words';
import type { ExperimentPlan } from '../experiment/plan-experiment.ts';
import type { Timings } from '../timing/timings.ts';
import type { AnalysisContext } from './analysis-context.ts';
import type { ConditionResults } from './condition-results.ts';
import type { TestAnswers } from './read-test-images.ts';

/** All that the sections of a report are written from. */
export interface Analysis {
  readonly plan: ExperimentPlan;
  /** By condition, in the experiment's order. */
  readonly results: readonly ConditionResults[];
  /** The condition that confusion, digits and classes show. */
  readonly focus: ConditionResults;
  readonly timings: Timings | null;
  readonly context: AnalysisContext;
  readonly words: Words;
  /**
   * What the networks of the focus answer to the test images, one for each of its runs; read once, when a section first
   * asks. Empty where the test data are not here, or the focus is no network.
   */
  readonly answers: () => Promise<readonly TestAnswers[]>;
}
