import { createHash } from 'node:crypto';
import type { Environment, ModelSpec } from '@raqam/artifact';
import { train } from '@raqam/trainer';
import { TrainingFailedError } from '../command-error.ts';
import { isClassical } from '../experiment/experiment.ts';
import type { ExperimentPlan, PlannedRun } from '../experiment/plan-experiment.ts';
import type { RunData } from '../runner/run-data.ts';
import type { RunStore } from '../store/run-store.ts';
import { isSameMachine } from './is-same-machine.ts';
import { summarizeTimings } from './summarize-timings.ts';
import { type TimeConditionsOptions, type TimedCondition, timeConditions } from './time-conditions.ts';
import type { Timings } from './timings.ts';

/** Emitters of programs are slower as long as they are new to the JavaScript engine, and so are the programs. */
const NUM_WARM_UP_STEPS = 5;

type TimingStore = Pick<RunStore, 'timingLog'>;

/** A run of a network: classical models are not timed. */
interface NetworkRun extends PlannedRun {
  readonly spec: ModelSpec;
}

/** What a plan's conditions are timed with. */
export interface TimePlanOptions extends Omit<TimeConditionsOptions, 'log'> {
  readonly store: TimingStore;
  readonly data: RunData;
}

/**
 * Times each condition of a plan that trains a network, by its first seed: the whole training, compiling included,
 * judging not. Rounds that the store has of this machine and source count.
 *
 * @returns Null when it was stopped before the first round was over, or no condition trains a network.
 * @throws {TrainingFailedError} `SGD, rate 10 cannot be timed: it failed with a DivergenceError after 12 steps: …`
 */
export async function timePlan(
  plan: ExperimentPlan,
  { data, store, ...options }: TimePlanOptions,
): Promise<Timings | null> {
  const runs = listTimed(plan);
  if (runs.length === 0) return null;
  const conditions = runs.map((run) => timedCondition(run, data));
  return await timeConditions(conditions, { ...options, log: store.timingLog(timingKey(runs)) });
}

/** What the store has of a plan's timings: the rounds of the machine that made the last one. Null without any. */
export async function readTimings(plan: ExperimentPlan, store: TimingStore): Promise<Timings | null> {
  const runs = listTimed(plan);
  if (runs.length === 0) return null;
  const all = await store.timingLog(timingKey(runs)).rounds();
  const last: Environment | undefined = all.at(-1)?.environment;
  if (last === undefined) return null;
  const rounds = all.filter(({ environment }) => isSameMachine(environment, last));
  return summarizeTimings(
    runs.map(({ condition }) => condition),
    rounds,
  );
}

/** The first run of each condition. */
function listTimed({ runs }: ExperimentPlan): NetworkRun[] {
  const first = new Map<string, NetworkRun>();
  for (const { spec, ...run } of runs) {
    if (!isClassical(spec) && !first.has(run.condition)) first.set(run.condition, { ...run, spec });
  }
  return [...first.values()];
}

/** The digests leave out the number of workers, which decides no result; it decides durations. */
function timingKey(runs: readonly NetworkRun[]): string {
  const timed = runs.map(({ digest, options }) => [digest, options.workers]);
  return createHash('sha256').update(JSON.stringify(timed)).digest('hex');
}

function timedCondition({ condition: name, options, spec }: NetworkRun, data: RunData): TimedCondition {
  const { inputContract, train: images } = data;
  /**
   * @param numSteps After which it ends; null: with its last epoch.
   * @returns Whether it was not stopped before.
   */
  const trainFor = async (numSteps: number | null, signal: AbortSignal): Promise<boolean> => {
    for await (const event of train(spec, { train: images, inputContract }, options, { signal })) {
      if (event.type === 'step' && event.step + 1 === numSteps) return true;
      if (event.type !== 'done') continue;
      if (event.reason === 'failed') {
        throw new TrainingFailedError(
          `${name} cannot be timed: it failed with a ${event.errorName} after ${event.numSteps} steps: ${event.message}`,
        );
      }
      return event.reason === 'finished';
    }
    return false;
  };
  return {
    name,
    warmUp: async (signal) => {
      await trainFor(NUM_WARM_UP_STEPS, signal);
    },
    run: async (signal) => {
      const start = performance.now();
      return (await trainFor(null, signal)) ? performance.now() - start : null;
    },
  };
}
