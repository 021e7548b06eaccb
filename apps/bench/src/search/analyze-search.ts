import { curvesFigure, formatPercent, type MeanInterval, meanInterval } from '@raqam/report';
import { loadWords, type Words } from '@raqam/report/words';
import type { AnalysisContext } from '../analysis/analysis-context.ts';
import { figureBlock } from '../analysis/figure-block.ts';
import { durationMeasure, meanMeasure } from '../analysis/measures.ts';
import { NO_VALUE } from '../analysis/no-value.ts';
import { runRecords } from '../analysis/records.ts';
import type { Block, Measure, ReportDocument } from '../document/report-document.ts';
import { describeAa } from '../timing/describe-aa.ts';
import { type JudgedCandidate, judgeCandidates, VALIDATION_LEVEL } from './choose-candidates.ts';
import type { SearchOutcome } from './search-outcome.ts';
import { type TargetResult, targetResults } from './target-results.ts';

/** The report of a search for the shortest schedules: which were chosen, and what they came to on the test data. */
export async function analyzeSearch(
  outcome: SearchOutcome,
  { command, conditions, environment, startedAt }: Omit<AnalysisContext, 'test'>,
): Promise<ReportDocument> {
  const words = await loadWords('en');
  const { experiment, test, timings, validation } = outcome;
  const candidates = judgeCandidates(validation, timings);
  const targets = targetResults(candidates, outcome);
  return {
    version: 3,
    name: experiment.name,
    title: experiment.title,
    description: experiment.description,
    ...{ command, startedAt, environment, conditions },
    summary: targets.map((result) => targetSentence(result, words)),
    sections: [
      { title: 'Shortest schedules', blocks: [targetTable(targets, words)] },
      { title: 'Candidates', blocks: candidateBlocks(candidates, outcome, words) },
    ],
    measures: [
      ...targets.flatMap(targetMeasures),
      ...candidates.flatMap(({ accuracies, name }) => meanMeasure(`validation/${name}`, 'higher', accuracies)),
    ],
    records: runRecords([...validation, ...test]),
  };
}

function targetSentence({ chosen, name, target }: TargetResult, words: Words): string {
  if (chosen === null) return `${name}: no candidate was chosen; none surely reaches it on the validation data.`;
  const { accuracies, candidate, timing } = chosen;
  if (accuracies.length === 0) return `${name}: ${candidate.name} was chosen, and no run of it came to its end.`;
  const accuracy = meanInterval(accuracies);
  const verdict = accuracy.mean >= target ? 'is reached' : 'is not reached';
  return `${name} ${verdict} by ${candidate.name} in ${words.value(timing.summary.median, 'ms')}: on the test data ${words.mean(accuracy, 'share')}.`;
}

function targetTable(targets: readonly TargetResult[], words: Words): Block {
  return {
    kind: 'table',
    caption:
      'For each target the quickest candidate of those whose mean accuracy on the validation data reaches it with the lower end of its 90% interval (one-sided, 5%); then trained on all training data, from other seeds, and judged once on the test data. Time: median of trainings alone on all cores.',
    columns: [
      { name: 'Target', align: 'end' },
      { name: 'Schedule', align: 'start' },
      { name: 'Time', align: 'end' },
      { name: 'Fastest to slowest', align: 'end' },
      { name: 'Validation', align: 'end' },
      { name: 'Test', align: 'end' },
      { name: 'Its 95% interval', align: 'end' },
      { name: 'Runs', align: 'end' },
    ],
    rows: targets.map(({ chosen, name }) => {
      if (chosen === null) return [name, 'none', ...new Array<string>(6).fill(NO_VALUE)];
      const { accuracies, candidate, timing } = chosen;
      const { max, median, min } = timing.summary;
      return [
        name,
        candidate.name,
        words.value(median, 'ms'),
        words.interval({ low: min, high: max }, 'ms'),
        ...meanCells(candidate.validation, words).slice(0, 1),
        ...meanCells(accuracies.length === 0 ? null : meanInterval(accuracies), words),
        String(accuracies.length),
      ];
    }),
  };
}

function candidateBlocks(candidates: readonly JudgedCandidate[], outcome: SearchOutcome, words: Words): Block[] {
  const judged = candidates.flatMap(({ durationMs, name, validation }) =>
    validation === null ? [] : { durationMs, name, ...validation },
  );
  const figure = curvesFigure({
    id: 'candidates',
    x: 'duration',
    y: 'accuracy',
    series: judged.map(({ durationMs, interval, mean, name }) => {
      const point = { x: durationMs, y: mean };
      return { name, points: [interval === null ? point : { ...point, low: interval.low, high: interval.high }] };
    }),
    interval: { level: VALIDATION_LEVEL, of: 'seeds' },
  });
  const { fraction, seeds } = outcome.experiment.validation;
  return [
    {
      kind: 'table',
      caption: `Trained without ${formatPercent(fraction, 'en')} of the training data, which judged them, from ${seeds.length} seeds, each with a part of its own; timed in ${outcome.timings.rounds.length} rounds on all training data.`,
      columns: [
        { name: 'Candidate', align: 'start' },
        { name: 'Validation', align: 'end' },
        { name: 'Its 90% interval', align: 'end' },
        { name: 'Time', align: 'end' },
      ],
      rows: candidates
        .toSorted((a, b) => a.durationMs - b.durationMs)
        .map(({ durationMs, name, validation }) => [
          name,
          ...meanCells(validation, words),
          words.value(durationMs, 'ms'),
        ]),
    },
    { kind: 'text', text: describeAa(outcome.timings.aa) },
    ...(judged.length === 0 ? [] : [figureBlock(words, figure)]),
  ];
}

/** A mean, and its interval. */
function meanCells(value: MeanInterval | null, words: Words): [mean: string, interval: string] {
  if (value === null) return [NO_VALUE, NO_VALUE];
  return [
    words.value(value.mean, 'share'),
    value.interval === null ? NO_VALUE : words.interval(value.interval, 'share'),
  ];
}

/** `accuracy/to 98.77%`, of the test runs, and `duration/to 98.77%`. */
function targetMeasures({ chosen, name }: TargetResult): Measure[] {
  if (chosen === null) return [];
  return [
    ...meanMeasure(`accuracy/to ${name}`, 'higher', chosen.accuracies),
    { ...durationMeasure(chosen.timing), name: `duration/to ${name}` },
  ];
}
