import {
  type ComparisonVerdict,
  compareMeans,
  compareOutcomes,
  comparisonVerdict,
  holmAdjust,
  mcnemarTest,
  pairedOutcomes,
} from '@raqam/report';
import type { ConditionResults, JudgedRun } from './condition-results.ts';

/** Significance level of every comparison. */
export const LEVEL = 0.05;

/** Two conditions side by side, by accuracy. */
export interface ConditionComparison {
  readonly first: string;
  readonly second: string;
  /** Its p is adjusted for all comparisons of the experiment, after Holm. */
  readonly verdict: ComparisonVerdict;
  /**
   * `seeds`: Welch's test over the seeds of both; `images`: McNemar's test of one run of each, where one of them has a
   * single run, as a classical model that no seed changes.
   */
  readonly by: 'seeds' | 'images';
  /** Seeds of each, or test images. */
  readonly count: number;
  /** Runs of the same seed, told apart by the images that only one of them reads rightly. */
  readonly sameSeed: { readonly numPairs: number; readonly numDifferent: number };
}

/**
 * Compares every two conditions. The p-values are adjusted together: among so many pairs, some would look different by
 * chance.
 */
export function compareConditions(results: readonly ConditionResults[]): ConditionComparison[] {
  const judged = results.filter(({ runs }) => runs.length > 0);
  const pairs = judged.flatMap((first, i) => judged.slice(i + 1).map((second) => comparePair(first, second)));
  const adjusted = holmAdjust(pairs.map(({ comparison }) => comparison.p));
  return pairs.map(({ comparison, ...pair }, i) => ({
    ...pair,
    verdict: comparisonVerdict({ ...comparison, p: adjusted[i] }),
  }));
}

function comparePair(first: ConditionResults, second: ConditionResults) {
  const names = { first: first.condition.name, second: second.condition.name };
  const sameSeed = compareSameSeeds(first.runs, second.runs);
  if (first.runs.length < 2 || second.runs.length < 2) {
    const [a, b] = [first.runs[0], second.runs[0]];
    const comparison = compareOutcomes(pairedOutcomes(a.wrong, b.wrong, a.count), { level: LEVEL });
    return { ...names, sameSeed, by: 'images' as const, count: a.count, comparison };
  }
  const [a, b] = [first, second].map(({ runs }) => runs.map(({ accuracy }) => accuracy));
  const count = Math.min(a.length, b.length);
  return { ...names, sameSeed, by: 'seeds' as const, count, comparison: compareMeans(a, b, { level: LEVEL }) };
}

/** Whether runs of the same seed read different numbers of images rightly, by McNemar's test, each pair by itself. */
function compareSameSeeds(first: readonly JudgedRun[], second: readonly JudgedRun[]): ConditionComparison['sameSeed'] {
  const values = first.flatMap(({ count, seed, wrong }) => {
    const other = second.find((run) => run.seed === seed);
    return other === undefined ? [] : mcnemarTest(pairedOutcomes(wrong, other.wrong, count)).p;
  });
  return { numPairs: values.length, numDifferent: values.filter((p) => p <= LEVEL).length };
}
