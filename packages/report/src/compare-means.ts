import { checkSignificance, type SignificanceOptions } from './check-significance.ts';
import type { Comparison } from './comparison-verdict.ts';
import { meanInterval } from './mean-interval.ts';
import { detectableByT } from './minimum-detectable-mean-difference.ts';
import { welchTest } from './welch-test.ts';

/**
 * Compares two recipes by one value per seed: {@link welchTest}.
 *
 * @param first One for each run of the first recipe; all finite. May be few or none: the p is null then.
 * @throws {ReportArgumentError} `compareMeans: level is 95; expected a number between 0 and 1, such as 0.05. …`
 */
export function compareMeans(
  first: readonly number[],
  second: readonly number[],
  { level = 0.05, power = 0.8 }: SignificanceOptions = {},
): Comparison {
  checkSignificance('compareMeans', { level, power });
  const test = welchTest(first, second, 1 - level);
  if (test === null) {
    const difference =
      first.length === 0 || second.length === 0 ? null : meanInterval(first).mean - meanInterval(second).mean;
    return { difference, interval: null, p: null, level, detectableDifference: null };
  }
  const { difference, interval, p, standardError, degreesOfFreedom } = test;
  return {
    difference,
    interval,
    p,
    level,
    detectableDifference: detectableByT(standardError, degreesOfFreedom, { level, power }),
  };
}
