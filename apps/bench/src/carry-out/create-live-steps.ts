import type { Environment } from '@raqam/artifact';
import { formatDuration, formatPercent } from '@raqam/report';
import { PlanStoppedError } from '../runner/errors.ts';
import { loadRunData } from '../runner/load-run-data.ts';
import type { PlanProgress } from '../runner/plan-progress.ts';
import { runPlan } from '../runner/run-plan.ts';
import type { SearchSteps } from '../search/carry-out-search.ts';
import type { RunStore } from '../store/run-store.ts';
import { timePlan } from '../timing/time-plan.ts';
import type { ProgressLine } from './progress-line.ts';

/** What computing takes. */
export interface LiveStepsOptions {
  /** Of the experiment, for progress. */
  readonly name: string;
  readonly store: RunStore;
  /** Threads that compute at a time; undefined: as many as there are cores. */
  readonly jobs: number | undefined;
  /** Stops at once. What is finished is kept. */
  readonly signal: AbortSignal;
  readonly environment: Environment;
  readonly progress: ProgressLine;
}

/** Does what is not in the store yet, and tells the plan first, then how far it is. */
export function createLiveSteps(options: LiveStepsOptions): SearchSteps {
  const { environment, jobs, name, progress, signal, store } = options;
  return {
    run: async (runs) => {
      if (runs.length === 0) return [];
      let isPlanTold = false;
      const onProgress = (state: PlanProgress) => {
        if (!isPlanTold) progress.tell(`${name}: ${describePlan(state, new Date())}`);
        isPlanTold = true;
        progress.update(`${name}: ${describeProgress(state)}`);
      };
      return await runPlan(runs, { environment, jobs, signal, store, onProgress });
    },
    time: async (plan, rounds) => {
      progress.tell(`${name}: timing each condition alone on all cores, ${rounds} rounds`);
      const timings = await timePlan(plan, {
        ...{ environment, rounds, signal, store },
        data: await loadRunData(plan.experiment.data),
        onProgress: (round, condition) => progress.update(`${name}: round ${round} of ${rounds}, ${condition}`),
      });
      store.lost.throwIfAborted();
      if (!signal.aborted) return timings;
      throw new PlanStoppedError(
        `stopped: all runs are finished and kept in ${store.path}, and ${timings?.rounds.length ?? 0} of ${rounds} rounds of timing. ` +
          'Give the same command again to go on with the others.',
      );
    },
  };
}

/** `40 runs, 12 of them in the store already; about 5 min 20 sec, until 14:32`. */
function describePlan({ leftMs, numDone, numRuns }: PlanProgress, now: Date): string {
  const there = numDone === 0 ? '' : `, ${numDone === numRuns ? 'all' : numDone} of them in the store already`;
  if (leftMs === null || numDone === numRuns) return `${numRuns} runs${there}`;
  return `${numRuns} runs${there}; ${describeEnd(leftMs, now)}`;
}

/** `about 5 min 20 sec, until 14:32`. */
export function describeEnd(leftMs: number, now: Date): string {
  const end = new Date(now.getTime() + leftMs).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return `about ${formatDuration(roundToSeconds(leftMs), 'en')}, until ${end}`;
}

/** `12 of 40 runs, 31 % done, about 3 min left: Adam, 5 epochs, seed 3; Adam, 5 epochs, seed 4`. */
function describeProgress({ leftMs, numDone, numRuns, share, underWay }: PlanProgress): string {
  const left = leftMs === null ? '' : `, about ${formatDuration(roundToSeconds(leftMs), 'en')} left`;
  const doing = underWay.length === 0 ? '' : `: ${underWay.join('; ')}`;
  return `${numDone} of ${numRuns} runs, ${formatPercent(share, 'en', { decimals: 0 })} done${left}${doing}`;
}

function roundToSeconds(durationMs: number): number {
  return Math.ceil(durationMs / 1000) * 1000;
}
