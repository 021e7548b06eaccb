import { loadavg } from 'node:os';
import type { Environment } from '@raqam/artifact';
import { StorageError } from '@raqam/artifact/node';
import { isClassical } from '../experiment/experiment.ts';
import type { PlannedRun } from '../experiment/plan-experiment.ts';
import type { RunStore } from '../store/run-store.ts';
import type { RunFailure, StoredRun } from '../store/stored-run.ts';
import type { RunAnswer, RunRequest, RunSlot } from './create-run-slot.ts';
import type { RunEstimate } from './estimate-runs.ts';
import { type Crew, dataKeyOf } from './open-crew.ts';

/** How runs are handed to a crew. */
export interface DispatchOptions {
  readonly store: Pick<RunStore, 'add' | 'checkpointPath'>;
  readonly jobs: number;
  /** Stops all of them. */
  readonly signal: AbortSignal;
  readonly environment: Environment;
  /** A run has ended: it was kept, or why not. */
  readonly onEnd: (planned: PlannedRun, result: StoredRun | RunFailure) => void;
  /** Before the first run, then a few times a second. */
  readonly onProgress: (progress: DispatchProgress) => void;
}

/** How far the runs are. */
export interface DispatchProgress {
  readonly numEnded: number;
  readonly underWay: readonly PlannedRun[];
  /** Milliseconds on one core, as they were estimated: of all runs, of what is done, and of what was done earlier. */
  readonly work: { readonly allMs: number; readonly doneMs: number; readonly earlierMs: number };
}

/** A run on its way. */
interface Job extends RunEstimate {
  readonly load: readonly number[];
  /** Done before this program took it over; null until its first step is told. */
  earlierSteps: number | null;
  doneSteps: number;
  workers: number;
}

/** A run that goes on for less is not interrupted to go on with more threads. */
const WORTH_MORE_WORKERS_MS = 3000;
/** What a crash may cost of a run's work. */
const CHECKPOINT_INTERVAL_MS = 20_000;

/**
 * Gives each slot one run after the other, the longest first. Where fewer runs are left than slots, they share the
 * idle cores: one that is long enough is stopped at a step and goes on from there with more threads, which changes no
 * bit of its result.
 *
 * @throws What the store throws when a run cannot be kept; the others are stopped first.
 */
export async function dispatchRuns(
  estimates: readonly RunEstimate[],
  { slots }: Crew,
  { environment, jobs, onEnd, onProgress, signal: stopped, store }: DispatchOptions,
): Promise<void> {
  const failing = new AbortController();
  const signal = AbortSignal.any([stopped, failing.signal]);
  const queue = estimates.toSorted((a, b) => b.workMs - a.workMs);
  const underWay = new Map<RunSlot, Job>();
  const numTogether = Math.min(jobs, queue.length);
  const allMs = sum(queue.map(({ workMs }) => workMs));
  let earlierMs = 0;
  let endedMs = 0;
  let numEnded = 0;

  const tellProgress = () => {
    const running = [...underWay.values()];
    onProgress({
      numEnded,
      underWay: running.map(({ planned }) => planned),
      work: {
        allMs,
        doneMs: endedMs + sum(running.map((job) => job.workMs * shareOf(job, job.doneSteps))),
        earlierMs: earlierMs + sum(running.map((job) => job.workMs * shareOf(job, job.earlierSteps ?? 0))),
      },
    });
  };

  const carryOut = async (slot: RunSlot, estimate: RunEstimate) => {
    const workers = workersOfEach(queue.length + underWay.size + 1);
    const job: Job = { ...estimate, load: loadavg(), earlierSteps: null, doneSteps: 0, workers };
    underWay.set(slot, job);
    const onSteps = (numSteps: number) => {
      job.earlierSteps ??= numSteps - 1;
      job.doneSteps = numSteps;
      tellProgress();
    };
    const run = () => slot.run(requestOf(job, { environment, store }), onSteps);
    let answer = await run();
    // Stopped by `shareIdleCores`: it goes on with more threads.
    while (answer.type === 'stopped' && !signal.aborted) answer = await run();
    underWay.delete(slot);
    if (answer.type === 'stopped') return;
    const result = resultOf(job, answer, { environment, numTogether });
    if ('digest' in result) await store.add(result);
    onEnd(job.planned, result);
    numEnded += 1;
    endedMs += job.workMs;
    earlierMs += job.workMs * shareOf(job, job.earlierSteps ?? 0);
    tellProgress();
  };

  /** For each of so many runs, the rest being idle. */
  const workersOfEach = (numRuns: number) => Math.max(1, Math.floor(jobs / numRuns));

  const shareIdleCores = () => {
    const workers = workersOfEach(underWay.size);
    for (const [slot, job] of underWay) {
      const leftMs = job.workMs * (1 - shareOf(job, job.doneSteps));
      if (job.workers >= workers || leftMs < WORTH_MORE_WORKERS_MS || !canShare(job)) continue;
      job.workers = workers;
      slot.stop();
    }
  };

  const serve = async (slot: RunSlot) => {
    for (let next = queue.shift(); next !== undefined && !signal.aborted; next = queue.shift()) {
      await carryOut(slot, next);
    }
    if (!signal.aborted) shareIdleCores();
  };

  const stopAll = () => {
    for (const slot of slots) slot.stop();
  };
  signal.addEventListener('abort', stopAll, { once: true });
  tellProgress();
  try {
    const serving = slots.map((slot) =>
      serve(slot).catch((error: unknown) => {
        failing.abort();
        throw error;
      }),
    );
    // All have ended before a failure is told: nothing goes on behind the caller's back.
    await Promise.allSettled(serving);
    await Promise.all(serving);
  } finally {
    signal.removeEventListener('abort', stopAll);
  }
}

/**
 * What is kept of a run, or why nothing is.
 *
 * @throws {StorageError} When its checkpoint could not be saved: nothing else can be, either.
 */
function resultOf(
  { load, planned: { digest } }: Job,
  answer: Exclude<RunAnswer, { type: 'stopped' }>,
  { environment, numTogether }: { readonly environment: Environment; readonly numTogether: number },
): StoredRun | RunFailure {
  const base = { digest, numTogether, load };
  if (answer.type === 'trained') {
    return { ...base, kind: 'trained', run: answer.run, testHistory: answer.testHistory };
  }
  if (answer.type === 'solved') {
    const { model, result, source } = answer;
    return { ...base, kind: 'classical', run: { ...result, ...source, model, environment }, testHistory: null };
  }
  const { failure } = answer;
  if (failure.errorName === 'StorageError') throw new StorageError(failure.message);
  // The same numbers would overflow again; whatever else it was may not come again.
  if (failure.errorName !== 'DivergenceError') return failure;
  return { ...base, kind: 'diverged', run: null, testHistory: null, failure };
}

function requestOf(job: Job, { environment, store }: Pick<DispatchOptions, 'environment' | 'store'>): RunRequest {
  const { planned, stepMs, workers } = job;
  const { digest, isForChoosing, judgeEpochs, options, spec } = planned;
  const dataKey = dataKeyOf(planned);
  if (isClassical(spec)) return { type: 'solve', job: { dataKey, model: spec, limit: options.limit } };
  return {
    type: 'train',
    job: {
      ...{ dataKey, spec, judgeEpochs, isForChoosing, environment },
      options: { ...options, workers: canShare(job) ? workers : 1 },
      checkpoint: {
        path: store.checkpointPath(digest, 'checkpoint'),
        testHistoryPath: store.checkpointPath(digest, 'json'),
      },
      checkpointEvery: stepMs === 0 ? Number.MAX_SAFE_INTEGER : Math.ceil(CHECKPOINT_INTERVAL_MS / stepMs),
    },
  };
}

/** Whether a run's work can be spread over threads. */
function canShare({ planned: { options, spec } }: RunEstimate): boolean {
  return !isClassical(spec) && options.engine === 'wasm';
}

/** Of a run's steps; 0 for one without. */
function shareOf({ numSteps }: RunEstimate, doneSteps: number): number {
  return numSteps === 0 ? 0 : Math.min(1, doneSteps / numSteps);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
