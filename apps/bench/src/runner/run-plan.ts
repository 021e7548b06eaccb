import { availableParallelism } from 'node:os';
import type { Environment } from '@raqam/artifact';
import type { PlannedRun } from '../experiment/plan-experiment.ts';
import type { RunStore } from '../store/run-store.ts';
import type { RunFailure, StoredRun } from '../store/stored-run.ts';
import { createProgressDescriber } from './create-progress-describer.ts';
import { dispatchRuns } from './dispatch-runs.ts';
import { PlanStoppedError } from './errors.ts';
import { estimateRuns } from './estimate-runs.ts';
import { loadRunData } from './load-run-data.ts';
import { type OpenCrewOptions, openCrew } from './open-crew.ts';
import { packedDuration } from './packed-duration.ts';
import type { PlanProgress } from './plan-progress.ts';
import type { RunOutcome } from './run-outcome.ts';

/** How a plan is carried out. */
export interface RunPlanOptions extends Partial<Pick<OpenCrewOptions, 'loadData'>> {
  readonly store: RunStore;
  /** Threads that compute at a time. @default as many as there are cores */
  readonly jobs?: number | undefined;
  /** Stops at once: what is finished stays, and what is under way leaves a checkpoint. */
  readonly signal?: AbortSignal | undefined;
  /** Of this program; every run keeps it. */
  readonly environment: Environment;
  readonly onProgress?: ((progress: PlanProgress) => void) | undefined;
}

/**
 * Carries out a plan: what is in the store is taken from there, the rest is packed onto the cores, one run a core and
 * the longest first. Each run is kept as soon as it has ended, so that whatever ends this program costs no finished
 * one, and what it computes does not depend on how many others run beside it.
 *
 * @returns One outcome for each planned run, in the plan's order; runs of the same digest are made once.
 * @throws {PlanStoppedError} `stopped: 7 of 12 runs are finished and kept in …` when the signal was aborted.
 * @throws {StoreLostError | StorageError} When runs cannot be kept any more: those under way are ended.
 */
export async function runPlan(
  runs: readonly PlannedRun[],
  {
    environment,
    jobs = availableParallelism(),
    loadData = loadRunData,
    onProgress = () => {},
    signal,
    store,
  }: RunPlanOptions,
): Promise<readonly RunOutcome[]> {
  const stop = AbortSignal.any([store.lost, ...(signal ? [signal] : [])]);
  const distinct = [...new Map(runs.map((planned) => [planned.digest, planned])).values()];
  const there = new Map<string, StoredRun>();
  for (const { digest } of distinct) {
    const stored = await store.read(digest);
    if (stored !== null) there.set(digest, stored);
  }
  const missing = distinct.filter(({ digest }) => !there.has(digest));
  const made = new Map<string, StoredRun | RunFailure>();

  const crew = await openCrew(missing, { jobs, loadData });
  try {
    const estimates = await estimateRuns(missing, crew, stop);
    const works = estimates.map(({ workMs }) => workMs);
    const describe = createProgressDescriber({
      numRuns: distinct.length,
      numThere: there.size,
      expectedMs: packedDuration(works, jobs),
    });
    await dispatchRuns(estimates, crew, {
      ...{ environment, jobs, signal: stop, store },
      onEnd: ({ digest }, result) => made.set(digest, result),
      onProgress: (progress) => onProgress(describe(progress)),
    });
  } catch (error) {
    // A store that is gone says more than the file that could not be saved in it.
    await store.checkIsOurs();
    throw error;
  } finally {
    await crew.dispose();
  }
  store.lost.throwIfAborted();
  if (stop.aborted && made.size < missing.length) {
    const numKept = there.size + [...made.values()].filter((result) => 'digest' in result).length;
    throw new PlanStoppedError(
      `stopped: ${numKept} of ${distinct.length} runs are finished and kept in ${store.path}. ` +
        'Give the same command again to go on with the others.',
    );
  }
  return runs.map((planned) => outcomeOf(planned, there.get(planned.digest), made.get(planned.digest)));
}

function outcomeOf(
  planned: PlannedRun,
  there: StoredRun | undefined,
  made: StoredRun | RunFailure | undefined,
): RunOutcome {
  const found = there ?? made;
  if (found === undefined) throw new Error(`runPlan: nothing became of ${planned.condition}, seed ${planned.seed}.`);
  const wasThere = there !== undefined;
  if (!('digest' in found)) return { planned, stored: null, failure: found, wasThere };
  return { planned, stored: found, failure: found.kind === 'diverged' ? found.failure : null, wasThere };
}
