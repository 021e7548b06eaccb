import type { DispatchProgress } from './dispatch-runs.ts';
import type { PlanProgress } from './plan-progress.ts';

/** What is known of a plan when its first run begins. */
export interface PlanExpectation {
  readonly numRuns: number;
  /** In the store before. */
  readonly numThere: number;
  /** Until the end, by the estimate. */
  readonly expectedMs: number;
  /** Milliseconds from any moment on. @default performance.now */
  readonly now?: () => number;
}

/** Before so much of the work is done, the estimate says more about its end than the time so far. */
const TELLING_SHARE = 0.02;

/** Turns what slots tell into what a person wants to know. The time so far counts from this call on. */
export function createProgressDescriber({
  expectedMs,
  now = () => performance.now(),
  numRuns,
  numThere,
}: PlanExpectation): (progress: DispatchProgress) => PlanProgress {
  const startMs = now();
  return ({ numEnded, underWay, work: { allMs, doneMs, earlierMs } }) => {
    // Of what was left when this program began: work of an earlier one went by at another pace.
    const share = allMs === earlierMs ? 1 : (doneMs - earlierMs) / (allMs - earlierMs);
    const elapsedMs = now() - startMs;
    return {
      numRuns,
      numDone: numThere + numEnded,
      underWay: underWay.map(({ condition, seed }) => `${condition}, seed ${seed}`),
      share,
      leftMs: share < TELLING_SHARE ? Math.max(0, expectedMs - elapsedMs) : elapsedMs * (1 / share - 1),
    };
  };
}
