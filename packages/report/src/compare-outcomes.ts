import { checkSignificance, type SignificanceOptions } from './check-significance.ts';
import type { Comparison } from './comparison-verdict.ts';
import { mcnemarTest } from './mcnemar-test.ts';
import { minimumDetectablePairedDifference } from './minimum-detectable-paired-difference.ts';
import { pairedDifferenceInterval } from './paired-difference-interval.ts';
import type { PairedOutcomes } from './paired-outcomes.ts';

/**
 * Compares the accuracies of two runs that read the same images: {@link mcnemarTest} and
 * {@link pairedDifferenceInterval}.
 *
 * It speaks of these two runs, not of their recipes: other seeds give other runs, which `compareMeans` takes into account.
 *
 * @param outcomes Of `pairedOutcomes`; without a single image, the p is null.
 * @throws {ReportArgumentError} `compareOutcomes: level is 95; expected a number between 0 and 1, such as 0.05. …`
 */
export function compareOutcomes(
  outcomes: PairedOutcomes,
  { level = 0.05, power = 0.8 }: SignificanceOptions = {},
): Comparison {
  checkSignificance('compareOutcomes', { level, power });
  const { bothRight, onlyFirstRight, onlySecondRight, bothWrong } = outcomes;
  const count = bothRight + onlyFirstRight + onlySecondRight + bothWrong;
  if (count === 0) return { difference: null, interval: null, p: null, level, detectableDifference: null };
  return {
    difference: (onlyFirstRight - onlySecondRight) / count,
    interval: pairedDifferenceInterval(outcomes, 1 - level),
    p: mcnemarTest(outcomes).p,
    level,
    detectableDifference: minimumDetectablePairedDifference({
      numDiscordant: onlyFirstRight + onlySecondRight,
      count,
      level,
      power,
    }),
  };
}
