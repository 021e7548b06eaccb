import { type ReplicationVerdict, replicationVerdict } from '@raqam/report';
import type { Timings } from '../timing/timings.ts';
import type { ConditionResults } from './condition-results.ts';

/** One published figure beside ours. */
export interface Replication {
  /** Name of the condition. */
  readonly condition: string;
  readonly quantity: 'accuracy' | 'loss' | 'duration';
  /** Ours; of durations, those of trainings that were alone on the machine, in milliseconds. */
  readonly values: readonly number[];
  readonly verdict: ReplicationVerdict;
  /** Who published it. */
  readonly source: string;
}

/** Every published figure of the conditions, judged by the runs; durations only where they were timed. */
export function replications(results: readonly ConditionResults[], timings: Timings | null): Replication[] {
  return results.flatMap(({ condition, runs }) => {
    const { published } = condition;
    if (published === null) return [];
    const timing = timings?.conditions.find(({ name }) => name === condition.name);
    const figures = [
      { quantity: 'accuracy', value: published.accuracy, values: runs.map(({ accuracy }) => accuracy) },
      { quantity: 'loss', value: published.loss, values: runs.flatMap(({ loss }) => loss ?? []) },
      { quantity: 'duration', value: timing && published.durationMs, values: timing?.durationsMs ?? [] },
    ] as const;
    return figures.flatMap(({ quantity, value, values }): Replication[] => {
      if (value === undefined) return [];
      const { source } = published;
      return [{ condition: condition.name, quantity, values, verdict: replicationVerdict(value, values), source }];
    });
  });
}
