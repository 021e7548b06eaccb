import type { Condition, SearchExperiment } from '../experiment/experiment.ts';
import { type ExperimentPlan, type PlannedRun, planRuns } from '../experiment/plan-experiment.ts';
import type { RunOutcome } from '../runner/run-outcome.ts';
import type { Timings } from '../timing/timings.ts';
import { chooseCandidates, judgeCandidates } from './choose-candidates.ts';
import type { SearchOutcome } from './search-outcome.ts';

/** How the parts of a search are done: by training, or from what a store has. */
export interface SearchSteps {
  /** @returns One outcome for each run, in order. */
  readonly run: (runs: readonly PlannedRun[]) => Promise<readonly RunOutcome[]>;
  /** Times each candidate alone. @returns Null when there is no round. */
  readonly time: (plan: ExperimentPlan, rounds: number) => Promise<Timings | null>;
}

/**
 * Searches for the shortest fixed schedule that reaches each target.
 *
 * 1. Every candidate is trained from the validation seeds without a part of the training data, and judged on that part.
 * 2. Every candidate is timed alone, on all training data.
 * 3. For each target the quickest is chosen of those that surely reach it ({@link chooseCandidates}).
 * 4. Only what was chosen is trained on all training data, from the test seeds, and judged on the test data. Nothing is
 *    chosen after that.
 *
 * @returns Null when there is no timing yet.
 */
export async function carryOutSearch(experiment: SearchExperiment, steps: SearchSteps): Promise<SearchOutcome | null> {
  const validation = await steps.run(await planValidation(experiment));
  const timings = await steps.time(await planTiming(experiment), experiment.timing.rounds);
  if (timings === null) return null;
  const choices = chooseCandidates(experiment.targets, judgeCandidates(validation, timings));
  const chosen = experiment.candidates.filter(({ name }) => choices.some(({ candidate }) => candidate === name));
  const test = await steps.run(await plan(experiment, chosen, experiment.test.seeds));
  return { experiment, validation, timings, choices, test };
}

/** The runs by which candidates are chosen: the first and longest part of a search. */
export async function planValidation(experiment: SearchExperiment): Promise<readonly PlannedRun[]> {
  const { fraction, seeds } = experiment.validation;
  const conditions = experiment.candidates.map((candidate) => ({
    ...candidate,
    options: { ...candidate.options, validationFraction: fraction },
  }));
  return await planRuns({ conditions, seeds, data: experiment.data, judgeEpochs: false, isForChoosing: true });
}

/** One run of each candidate on all training data. */
async function planTiming(experiment: SearchExperiment): Promise<ExperimentPlan> {
  const { candidates, data, description, name, timing, title } = experiment;
  const seeds = experiment.test.seeds.slice(0, 1);
  return {
    experiment: {
      kind: 'training',
      ...{ name, title, description, data, seeds, timing },
      conditions: candidates,
      judgeEpochs: false,
      report: [],
      focus: null,
    },
    runs: await plan(experiment, candidates, seeds),
  };
}

async function plan(
  { data }: SearchExperiment,
  conditions: readonly Condition[],
  seeds: readonly number[],
): Promise<readonly PlannedRun[]> {
  return await planRuns({ conditions, seeds, data, judgeEpochs: false });
}
