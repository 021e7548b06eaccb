import type { ReportDocument } from '../document/report-document.ts';
import type { ExperimentPlan } from '../experiment/plan-experiment.ts';
import type { RunOutcome } from '../runner/run-outcome.ts';
import type { Timings } from '../timing/timings.ts';
import type { AnalysisContext } from './analysis-context.ts';

/** What was found by carrying out a plan. */
export interface ExperimentResults {
  readonly plan: ExperimentPlan;
  /** In the plan's order; those that were not finished may be missing. */
  readonly outcomes: readonly RunOutcome[];
  /** Of the conditions, each trained alone on all cores; null: nothing was timed. */
  readonly timings: Timings | null;
}

/** The report of a training experiment, with the sections that it asks for. Everything in it is computed from the runs. */
export async function analyzeExperiment(
  { outcomes, plan }: ExperimentResults,
  { command }: AnalysisContext,
): Promise<ReportDocument> {
  throw new Error(`analyzeExperiment: ${outcomes.length} runs of ${plan.experiment.name} by ${command}.`);
}
