import { type Interval, wilsonInterval } from '@raqam/report';
import type { ConditionResults } from './condition-results.ts';

/** Runs that read all test data rightly, as networks that learn a logic gate do or do not. */
export interface SolvedRuns {
  readonly numSolved: number;
  readonly share: number;
  /** Wilson's, 95 %. */
  readonly interval: Interval;
}

/** Counts them; null where there is none, as with data that nobody reads without a fault. */
export function solvedRuns({ runs }: ConditionResults): SolvedRuns | null {
  const numSolved = runs.filter(({ accuracy }) => accuracy === 1).length;
  if (numSolved === 0) return null;
  return { numSolved, share: numSolved / runs.length, interval: wilsonInterval(numSolved, runs.length) };
}
