import { availableParallelism } from 'node:os';
import type { PlannedRun } from '../experiment/plan-experiment.ts';
import type { RunStore } from '../store/run-store.ts';
import { estimateRuns, type RunEstimate } from './estimate-runs.ts';
import { loadRunData } from './load-run-data.ts';
import { type OpenCrewOptions, openCrew } from './open-crew.ts';
import { packedDuration } from './packed-duration.ts';

/** What is known of a plan before it is carried out. */
export interface PlanEstimate {
  /** Different ones. */
  readonly numRuns: number;
  /** Of them, in the store already. */
  readonly numThere: number;
  /** Until the end of the others. */
  readonly durationMs: number;
  /** Of the others, in the plan's order. */
  readonly runs: readonly RunEstimate[];
}

/** Where a plan is looked up, and what it would be carried out with. */
export interface EstimatePlanOptions extends Partial<Pick<OpenCrewOptions, 'loadData'>> {
  readonly store: Pick<RunStore, 'has'>;
  /** @default as many as there are cores */
  readonly jobs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Foretells how long a plan will take, from a few real steps of each of its networks; nothing is kept of these.
 *
 * @throws The signal's reason, when it is aborted.
 */
export async function estimatePlan(
  runs: readonly PlannedRun[],
  {
    jobs = availableParallelism(),
    loadData = loadRunData,
    signal = new AbortController().signal,
    store,
  }: EstimatePlanOptions,
): Promise<PlanEstimate> {
  const distinct = [...new Map(runs.map((planned) => [planned.digest, planned])).values()];
  const areThere = await Promise.all(distinct.map(({ digest }) => store.has(digest)));
  const missing = distinct.filter((_, index) => !areThere[index]);
  const crew = await openCrew(missing, { jobs, loadData });
  try {
    const estimates = await estimateRuns(missing, crew, signal);
    signal.throwIfAborted();
    return {
      numRuns: distinct.length,
      numThere: distinct.length - missing.length,
      durationMs: packedDuration(
        estimates.map(({ workMs }) => workMs),
        jobs,
      ),
      runs: estimates,
    };
  } finally {
    await crew.dispose();
  }
}
