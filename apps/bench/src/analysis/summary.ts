import { meanInterval } from '@raqam/report';
import type { Words } from '@raqam/report/words';
import type { Analysis } from './analysis.ts';
import { compareConditions } from './comparisons.ts';
import type { ConditionResults } from './condition-results.ts';
import { replications } from './replications.ts';
import { solvedRuns } from './solved-runs.ts';

/** Above so many pairs, only those with the best condition are put into sentences. */
const MAX_SENTENCES = 6;

/** What a report found, in sentences: of published figures, of the conditions beside each other, and of failures. */
export function summaryOf({ plan, results, timings, words }: Analysis): string[] {
  const asked = new Set(plan.experiment.report);
  return [
    ...(asked.has('published') ? replicationSentences({ results, timings, words }) : meansOf({ results, words })),
    ...(asked.has('comparisons') ? comparisonSentences({ results, words }) : []),
    ...results.flatMap((each) => solvedSentence(each, words)),
    ...failureSentences(results),
  ];
}

/** Of accuracies each; the section has the other figures. */
function replicationSentences({ results, timings, words }: Pick<Analysis, 'results' | 'timings' | 'words'>): string[] {
  const all = replications(results, timings);
  if (all.length === 0) return meansOf({ results, words });
  const numReproduced = all.filter(({ verdict }) => verdict.kind === 'reproduced').length;
  return [
    `Of ${all.length} published figures, ${numReproduced} lie in the 95% prediction interval of one of our runs.`,
    ...all
      .filter(({ quantity }) => quantity === 'accuracy')
      .map(({ condition, quantity, verdict }) => words.replication(verdict, { name: condition, quantity })),
  ];
}

function meansOf({ results, words }: Pick<Analysis, 'results' | 'words'>): string[] {
  return results
    .filter(({ runs }) => runs.length > 0)
    .map(
      ({ condition, runs }) =>
        `${condition.name}: ${words.mean(meanInterval(runs.map(({ accuracy }) => accuracy)), 'share')}.`,
    );
}

function comparisonSentences({ results, words }: Pick<Analysis, 'results' | 'words'>): string[] {
  const all = compareConditions(results);
  const best = bestCondition(results);
  const told = all.length <= MAX_SENTENCES ? all : all.filter(({ first, second }) => [first, second].includes(best));
  return told.map(({ by, count, first, second, verdict }) =>
    words.comparison(verdict, { first, second, ...(by === 'seeds' ? { numSeeds: count } : { numImages: count }) }),
  );
}

/** The name of that with the greatest mean accuracy. */
function bestCondition(results: Analysis['results']): string {
  const means = results
    .filter(({ runs }) => runs.length > 0)
    .map(({ condition, runs }) => ({
      name: condition.name,
      mean: meanInterval(runs.map(({ accuracy }) => accuracy)).mean,
    }));
  return means.reduce((found, each) => (each.mean > found.mean ? each : found)).name;
}

function solvedSentence(results: ConditionResults, words: Words): string[] {
  const solved = solvedRuns(results);
  if (solved === null) return [];
  const { interval, numSolved, share } = solved;
  return [
    `${results.condition.name}: ${numSolved} of ${results.runs.length} runs read all test data rightly, which is ${words.value(share, 'share')} (95% interval: ${words.interval(interval, 'share')}).`,
  ];
}

function failureSentences(results: Analysis['results']): string[] {
  return results
    .filter(({ failed }) => failed.length > 0)
    .map(
      ({ condition, failed, runs }) =>
        `${condition.name}: ${failed.length} of ${failed.length + runs.length} runs came to no result; means are of the others.`,
    );
}
