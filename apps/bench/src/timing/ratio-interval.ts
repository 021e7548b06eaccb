import { meanInterval } from '@raqam/report';

/** How many times as large one of two quantities is, over several rounds. */
export interface RatioInterval {
  /** One for each round. */
  readonly ratios: readonly number[];
  /** Their geometric mean: the ratio of the other way round is exactly its reciprocal. */
  readonly center: number;
  /** Null for a single round, which tells nothing about spread. */
  readonly low: number | null;
  readonly high: number | null;
  /** Of the interval, in (0, 1). */
  readonly level: number;
}

/**
 * What quotients of durations of the same rounds say together: the mean of their logarithms with Student's interval,
 * turned back. What the machine does to a whole round is divided out already.
 *
 * @param ratios At least one, all above 0.
 * @param level In (0, 1). @default 0.95
 * @throws {ReportArgumentError} As `meanInterval` does.
 * @see Fleming & Wallace, "How not to lie with statistics: the correct way to summarize benchmark results",
 *   Communications of the ACM 29 (1986).
 */
export function ratioInterval(ratios: readonly number[], level = 0.95): RatioInterval {
  const { interval, mean } = meanInterval(ratios.map(Math.log), level);
  return {
    ratios,
    center: Math.exp(mean),
    low: interval === null ? null : Math.exp(interval.low),
    high: interval === null ? null : Math.exp(interval.high),
    level,
  };
}
