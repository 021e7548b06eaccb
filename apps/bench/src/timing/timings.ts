import type { Environment } from '@raqam/artifact';
import type { Summary } from '@raqam/report';

/** One thing whose duration is asked for. */
export interface TimedCondition {
  readonly name: string;
  /** Does it once, alone on the machine. @returns How long it took, in milliseconds. */
  readonly run: (signal: AbortSignal) => Promise<number>;
}

/** One round: every condition once, the first of them twice. */
export interface TimingRound {
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly environment: Environment;
  /** Load averages over 1, 5 and 15 minutes when it began. */
  readonly load: readonly number[];
  /** In the order of the conditions. */
  readonly durationsMs: readonly number[];
  /** The first condition once more: A against A. */
  readonly againMs: number;
}

/** Where finished rounds stay, so that a timing that was ended goes on with the next one. */
export interface TimingLog {
  /** In the order in which they were added. */
  rounds(): Promise<readonly TimingRound[]>;
  append(round: TimingRound): Promise<void>;
}

/** How long one condition takes. */
export interface ConditionTiming {
  readonly name: string;
  /** One for each round. */
  readonly durationsMs: readonly number[];
  readonly summary: Summary;
  /** How many times as long as the first condition it takes, by round; 1 for the first itself. */
  readonly ratios: readonly number[];
}

/** What was found by timing in turn. */
export interface Timings {
  readonly conditions: readonly ConditionTiming[];
  readonly aa: AaVerdict;
  readonly rounds: readonly TimingRound[];
}

/** Whether a condition beside itself shows no difference, as it should. */
export interface AaVerdict {
  /** The second time of the first condition over its first, by round. */
  readonly ratios: readonly number[];
  /** Of the logarithms of the ratios, turned back: their geometric mean. */
  readonly center: number;
  /** 95 %; null below two rounds. */
  readonly low: number | null;
  readonly high: number | null;
  /** `restless`: the interval leaves out 1, so differences of this size mean nothing here. */
  readonly kind: 'quiet' | 'restless' | 'tooFew';
}
