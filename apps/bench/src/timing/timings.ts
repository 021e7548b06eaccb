import type { Environment } from '@raqam/artifact';
import type { Summary } from '@raqam/report';
import type { RatioInterval } from './ratio-interval.ts';

/** One round: every condition once, the first of them twice, each alone on the machine. */
export interface TimingRound {
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly environment: Environment;
  /** Load averages over 1, 5 and 15 minutes when it began. */
  readonly load: readonly number[];
  /** In the order of the conditions. */
  readonly durationsMs: readonly number[];
  /** The first condition once more: A beside A. */
  readonly againMs: number;
}

/** Where finished rounds are kept, so that a timing that was ended goes on with the next one. */
export interface TimingLog {
  /** In the order in which they were added. */
  rounds(): Promise<readonly TimingRound[]>;
  append(round: TimingRound): Promise<void>;
}

/** How long one condition takes. */
export interface ConditionTiming {
  readonly name: string;
  /** One for each round, in milliseconds. */
  readonly durationsMs: readonly number[];
  readonly summary: Summary;
  /** How many times as long as the first condition it takes, from the quotients of the rounds; null for the first. */
  readonly ratio: RatioInterval | null;
}

/** What was found by timing in turn. */
export interface Timings {
  readonly conditions: readonly ConditionTiming[];
  readonly aa: AaVerdict;
  /** All on one machine, with one version of all that is timed. */
  readonly rounds: readonly TimingRound[];
}

/** Whether a condition beside itself shows no difference, as it should. */
export interface AaVerdict extends RatioInterval {
  /** `different`: the interval leaves 1 out: the machine is so restless that differences between others mean nothing. */
  readonly kind: 'indistinguishable' | 'different' | 'tooFew';
}
