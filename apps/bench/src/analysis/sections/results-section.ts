import { accuracyInterval, barsFigure, type MeanInterval, meanInterval } from '@raqam/report';
import type { Words } from '@raqam/report/words';
import type { FigureBlock, Section, TableBlock, TextBlock } from '../../document/report-document.ts';
import type { Analysis } from '../analysis.ts';
import type { ConditionResults, JudgedRun } from '../condition-results.ts';
import { figureBlock } from '../figure-block.ts';
import { formatPoints } from '../format-points.ts';
import { NO_VALUE } from '../no-value.ts';

/** What came out of each condition: the part that every report of training has. */
export function resultsSection({ results, words }: Analysis): Section {
  const judged = results.filter(({ runs }) => runs.length > 0);
  return {
    title: 'Results',
    blocks: [
      resultsTable(results, words),
      ...(judged.length > 1 ? [accuracyBars(judged, words)] : []),
      ...results.flatMap(failureTexts),
    ],
  };
}

function resultsTable(results: readonly ConditionResults[], words: Words): TableBlock {
  return {
    kind: 'table',
    caption:
      'After the last epoch, on the test data: the mean over the seeds ± half of its 95% interval (Student’s t), and the standard deviation of single runs, of accuracies in percentage points. Beside the best run stands what so many test images allow to say of it (Wilson, 95%).',
    columns: [
      { name: 'Condition', align: 'start' },
      { name: 'Runs', align: 'end' },
      { name: 'Accuracy', align: 'end' },
      { name: 'SD', align: 'end' },
      { name: 'Loss', align: 'end' },
      { name: 'Best run', align: 'end' },
      { name: 'Its 95% interval', align: 'end' },
    ],
    rows: results.map(({ condition, runs }) => [condition.name, String(runs.length), ...figureCells(runs, words)]),
  };
}

function figureCells(runs: readonly JudgedRun[], words: Words): string[] {
  if (runs.length === 0) return new Array<string>(5).fill(NO_VALUE);
  const accuracy = meanInterval(runs.map((run) => run.accuracy));
  const losses = runs.flatMap(({ loss }) => loss ?? []);
  const best = runs.reduce((found, run) => (run.accuracy > found.accuracy ? run : found));
  return [
    meanCell(accuracy, words.value(accuracy.mean, 'share'), formatPoints),
    accuracy.standardDeviation === null ? NO_VALUE : formatPoints(accuracy.standardDeviation),
    losses.length === 0 ? NO_VALUE : lossCell(meanInterval(losses), words),
    words.value(best.accuracy, 'share'),
    words.interval(accuracyInterval(best), 'share'),
  ];
}

function lossCell(loss: MeanInterval, words: Words): string {
  return meanCell(loss, words.value(loss.mean, 'nats'), (width) => words.value(width, 'nats'));
}

/** `98.82% ± 0.12`; without an interval the mean alone. */
function meanCell({ interval, mean }: MeanInterval, meanText: string, formatWidth: (width: number) => string): string {
  return interval === null ? meanText : `${meanText} ± ${formatWidth(interval.high - mean)}`;
}

function accuracyBars(results: readonly ConditionResults[], words: Words): FigureBlock {
  const bars = results.map(({ condition, runs }) => {
    const { interval, mean } = meanInterval(runs.map(({ accuracy }) => accuracy));
    return {
      name: condition.name,
      value: mean,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      reference: condition.published?.accuracy ?? null,
    };
  });
  const interval = bars.some(({ low }) => low !== null) ? ({ level: 0.95, of: 'seeds' } as const) : null;
  return figureBlock(words, barsFigure({ id: 'accuracy', quantity: 'accuracy', bars, interval }));
}

function failureTexts({ condition, failed }: ConditionResults): TextBlock[] {
  return failed.map(({ failure, planned }) => ({
    kind: 'text',
    text: `${condition.name}, seed ${planned.seed}: no result. ${failure?.message ?? ''}`,
  }));
}
