import { formatDuration } from '@raqam/report';
import { describeEnd } from '../carry-out/create-live-steps.ts';
import { overrideSearch } from '../carry-out/override-search.ts';
import { UsageError } from '../command-error.ts';
import { type PlannedRun, type PlanOverrides, planExperiment } from '../experiment/plan-experiment.ts';
import { estimatePlan, type PlanEstimate } from '../runner/estimate-plan.ts';
import { planValidation } from '../search/carry-out-search.ts';
import type { RunStore } from '../store/run-store.ts';
import type { ChosenExperiment } from './choose-experiments.ts';

/** How plans are made and printed. */
export interface PrintPlansOptions {
  readonly store: Pick<RunStore, 'has'>;
  readonly overrides: PlanOverrides;
  readonly jobs: number | undefined;
  readonly json: boolean;
}

/**
 * Prints what experiments would train, and how long that would take, without training: only a few steps of each network
 * are taken, to know. Of a search, the runs that candidates are chosen by; what is chosen comes after.
 *
 * @throws {UsageError} When one of them trains nothing.
 */
export async function printPlans(
  chosen: readonly ChosenExperiment[],
  { jobs, json, overrides, store }: PrintPlansOptions,
): Promise<void> {
  const plans = [];
  for (const { experiment } of chosen) {
    if (experiment.kind === 'benchmark') {
      throw new UsageError(
        `${experiment.name} is a benchmark, which has no runs to plan; expected experiments that train. Leave out --plan.`,
      );
    }
    const runs =
      experiment.kind === 'search'
        ? await planValidation(overrideSearch(experiment, overrides))
        : (await planExperiment(experiment, overrides)).runs;
    const estimate = await estimatePlan(runs, { store, jobs });
    const rounds = experiment.timing?.rounds ?? 0;
    plans.push({ name: experiment.name, runs, estimate, rounds });
  }
  const now = new Date();
  const text = json
    ? JSON.stringify({ plans: plans.map((plan) => planJson(plan, now)) }, null, 2)
    : plans.map((plan) => planLines(plan, now).join('\n')).join('\n\n');
  process.stdout.write(`${text}\n`);
}

interface Plan {
  readonly name: string;
  readonly runs: readonly PlannedRun[];
  readonly estimate: PlanEstimate;
  /** Of timing, after the runs. */
  readonly rounds: number;
}

function planLines({ estimate, name, rounds, runs }: Plan, now: Date): string[] {
  const { durationMs, numRuns, numThere } = estimate;
  const conditions = [...new Set(runs.map(({ condition }) => condition))];
  const width = Math.max(...conditions.map((condition) => condition.length));
  const left = numThere === numRuns ? 'nothing is left to train' : describeEnd(durationMs, now);
  return [
    `${name}: ${numRuns} runs, ${numThere} of them in the store already; ${left}`,
    ...conditions.map((condition) => {
      const seeds = runs.filter((run) => run.condition === condition).length;
      const missing = estimate.runs.filter(({ planned }) => planned.condition === condition);
      const workMs = missing.reduce((sum, each) => sum + each.workMs, 0);
      const work = missing.length === 0 ? '' : `, ${formatDuration(workMs, 'en')} of one core`;
      return `  ${condition.padEnd(width)}  ${seeds} runs, ${missing.length} to train${work}`;
    }),
    ...(rounds === 0 ? [] : [`  then ${rounds} rounds of timing, each condition alone on all cores`]),
  ];
}

function planJson({ estimate, name, rounds, runs }: Plan, now: Date): object {
  const workMs = new Map(estimate.runs.map((each) => [each.planned.digest, each.workMs]));
  return {
    name,
    numRuns: estimate.numRuns,
    numThere: estimate.numThere,
    durationMs: estimate.durationMs,
    endsAt: new Date(now.getTime() + estimate.durationMs).toISOString(),
    timingRounds: rounds,
    runs: runs.map(({ condition, digest, seed }) => ({ condition, seed, digest, workMs: workMs.get(digest) ?? null })),
  };
}
