import type { TimedCondition, TimingLog, Timings } from './timings.ts';

/** How often the conditions are timed. */
export interface TimeConditionsOptions {
  readonly rounds: number;
  readonly signal: AbortSignal;
  readonly log: TimingLog;
  readonly onProgress: (progress: { readonly round: number; readonly condition: string }) => void;
}

/** Times conditions in turn. */
export async function timeConditions(
  conditions: readonly TimedCondition[],
  options: TimeConditionsOptions,
): Promise<Timings> {
  throw new Error(`timeConditions: ${conditions.length} conditions, ${options.rounds} rounds.`);
}
