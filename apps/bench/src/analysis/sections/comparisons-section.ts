import { minimumDetectableDifference } from '@raqam/report';
import type { Words } from '@raqam/report/words';
import type { Section, TextBlock } from '../../document/report-document.ts';
import type { Analysis } from '../analysis.ts';
import { type ConditionComparison, compareConditions, LEVEL } from '../comparisons.ts';
import type { ConditionResults } from '../condition-results.ts';
import { formatPoints } from '../format-points.ts';
import { NO_VALUE } from '../no-value.ts';

const VERDICTS = {
  better: 'first',
  worse: 'second',
  indistinguishable: 'not told apart',
  tooFew: 'too few runs',
} as const;

/** Every two conditions side by side: whether their accuracies can be told apart. */
export function comparisonsSection({ results, words }: Analysis): Section | null {
  const comparisons = compareConditions(results);
  if (comparisons.length === 0) return null;
  return {
    title: 'Comparisons',
    blocks: [
      {
        kind: 'table',
        caption:
          'Differences of test accuracy in percentage points, first minus second, by Welch’s test over one value per run; where one side has a single run, by McNemar’s test of one run each. p is adjusted for all pairs together (Holm), and so is what is called better; each interval stands for itself. Detectable: the smallest true difference that the test finds four times in five. Same seed: pairs of runs of one seed that McNemar’s test tells apart at 0.05, each by itself.',
        columns: [
          { name: 'First', align: 'start' },
          { name: 'Second', align: 'start' },
          { name: 'Difference', align: 'end' },
          { name: '95% interval', align: 'end' },
          { name: 'p', align: 'end' },
          { name: 'Detectable', align: 'end' },
          { name: 'Same seed', align: 'end' },
          { name: 'Better', align: 'start' },
        ],
        rows: comparisons.map((each) => comparisonRow(each, words)),
      },
      ...detectableByImages(results, words),
    ],
  };
}

function comparisonRow({ first, sameSeed, second, verdict }: ConditionComparison, words: Words): string[] {
  const { detectableDifference, difference, interval, kind, p } = verdict;
  return [
    first,
    second,
    difference === null ? NO_VALUE : formatPoints(difference),
    interval === null ? NO_VALUE : `${formatPoints(interval.low)} to ${formatPoints(interval.high)}`,
    // Its head says p.
    p === null ? NO_VALUE : words.p(p, LEVEL).replace(/^p (= )?/, ''),
    detectableDifference === null ? NO_VALUE : formatPoints(detectableDifference),
    sameSeed.numPairs === 0 ? NO_VALUE : `${sameSeed.numDifferent} of ${sameSeed.numPairs}`,
    VERDICTS[kind],
  ];
}

/** What the size of the test set alone allows to tell, for the best run there is. */
function detectableByImages(results: readonly ConditionResults[], words: Words): TextBlock[] {
  const runs = results.flatMap((each) => each.runs);
  const best = runs.reduce((found, run) => (run.accuracy > found.accuracy ? run : found));
  const difference = best.accuracy === 0 ? null : minimumDetectableDifference(best);
  if (difference === null) return [];
  return [
    {
      kind: 'text',
      text: `With one run on each side, ${words.value(best.count, 'count')} test images show differences from ${words.difference(difference, 'share')} on, at an accuracy of ${words.value(best.accuracy, 'share')}.`,
    },
  ];
}
