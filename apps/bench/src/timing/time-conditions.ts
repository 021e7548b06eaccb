import { loadavg } from 'node:os';
import type { Environment } from '@raqam/artifact';
import { isSameMachine } from './is-same-machine.ts';
import { summarizeTimings } from './summarize-timings.ts';
import type { TimingLog, Timings } from './timings.ts';

/** One thing whose duration is asked for. */
export interface TimedCondition {
  readonly name: string;
  /** Done once before the first round, outside of any time: code comes to rest. */
  readonly warmUp: (signal: AbortSignal) => Promise<void>;
  /** Does it once, alone on the machine. @returns How long it took, in milliseconds; null when it was stopped. */
  readonly run: (signal: AbortSignal) => Promise<number | null>;
}

/** How often conditions are timed, and where that is kept. */
export interface TimeConditionsOptions {
  /** So many in all: those of the log that this machine has made count. */
  readonly rounds: number;
  readonly environment: Environment;
  readonly log: TimingLog;
  readonly signal: AbortSignal;
  /** Told which condition is timed next, in which round, from 1. */
  readonly onProgress: (round: number, condition: string) => void;
}

/**
 * Times conditions in turn, A B C A, B C A A, … : every round runs each of them once and the first one twice, and each
 * round begins with another, so that a machine that drifts or is busy for a while favors none. A finished round is kept at
 * once, so that a timing that was ended goes on with the next one.
 *
 * @param conditions At least one.
 * @returns What the finished rounds say, also when it was stopped; null when there are none.
 */
export async function timeConditions(
  conditions: readonly TimedCondition[],
  { environment, log, onProgress, rounds, signal }: TimeConditionsOptions,
): Promise<Timings | null> {
  const done = (await log.rounds()).filter((round) => isSameMachine(round.environment, environment));
  if (done.length < rounds) {
    for (const { warmUp } of conditions) await warmUp(signal);
  }
  // The last turn is the first condition once more.
  const turns = [...conditions, conditions[0]];
  while (done.length < rounds) {
    const place = { startedAt: new Date().toISOString(), environment, load: loadavg() };
    const durations = new Array<number>(turns.length);
    for (let turn = 0; turn < turns.length; turn++) {
      const index = (done.length + turn) % turns.length;
      onProgress(done.length + 1, turns[index].name);
      const durationMs = signal.aborted ? null : await turns[index].run(signal);
      if (durationMs === null) return done.length === 0 ? null : summarizeTimings(namesOf(conditions), done);
      durations[index] = durationMs;
    }
    const round = { ...place, durationsMs: durations.slice(0, -1), againMs: durations[conditions.length] };
    await log.append(round);
    done.push(round);
  }
  return summarizeTimings(namesOf(conditions), done);
}

function namesOf(conditions: readonly TimedCondition[]): string[] {
  return conditions.map(({ name }) => name);
}
