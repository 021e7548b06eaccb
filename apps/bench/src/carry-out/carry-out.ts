import type { AnalysisContext } from '../analysis/analysis-context.ts';
import { analyzeExperiment } from '../analysis/analyze-experiment.ts';
import type { ReportDocument } from '../document/report-document.ts';
import type { SearchExperiment, TrainingExperiment } from '../experiment/experiment.ts';
import { type PlanOverrides, planExperiment } from '../experiment/plan-experiment.ts';
import { loadRunData } from '../runner/load-run-data.ts';
import { analyzeSearch } from '../search/analyze-search.ts';
import { carryOutSearch, type SearchSteps } from '../search/carry-out-search.ts';
import { TimingMissingError } from './errors.ts';
import { overrideSearch } from './override-search.ts';

/** What a report says of how it was made. */
export type ReportPlace = Omit<AnalysisContext, 'test'>;

/**
 * Does what an experiment asks for, step by step, and reports.
 *
 * @param steps  By training, or from what a store has.
 * @throws {UsageError} When the overrides are none for this experiment.
 * @throws {TimingMissingError} When a search has no timing to choose by.
 * @throws What the steps throw.
 */
export async function carryOut(
  experiment: TrainingExperiment | SearchExperiment,
  overrides: PlanOverrides,
  steps: SearchSteps,
  place: ReportPlace,
): Promise<ReportDocument> {
  if (experiment.kind === 'search') {
    const outcome = await carryOutSearch(overrideSearch(experiment, overrides), steps);
    if (outcome !== null) return await analyzeSearch(outcome, place);
    throw new TimingMissingError(
      `${experiment.name}: no round of timing is finished; expected one at least, since the quickest schedule is looked for. Run: ${place.command}`,
    );
  }
  const plan = await planExperiment(experiment, overrides);
  const outcomes = await steps.run(plan.runs);
  const timings = experiment.timing === null ? null : await steps.time(plan, experiment.timing.rounds);
  const { test } = await loadRunData(experiment.data);
  return await analyzeExperiment({ plan, outcomes, timings }, { ...place, test });
}
