import { barsFigure, formatDuration, formatNumber, THREE_DIGITS } from '@raqam/report';
import type { Words } from '@raqam/report/words';
import { figureBlock } from '../analysis/figure-block.ts';
import type { BenchmarkResult, DurationResult } from '../benchmark.ts';
import { MILLISECONDS } from '../describe-durations.ts';
import type { Block, Section } from '../document/report-document.ts';
import { type AaCheck, judgeAaChecks } from './judge-aa-checks.ts';
import type { ResultOf } from './result-of.ts';
import { type Column, tableBlocks } from './table-blocks.ts';
import { workAndName } from './work-and-name.ts';

type Timed = ResultOf<'duration' | 'quantity' | 'amount'>;

/** Times, and quantities worked out of them: a figure for each work that several did, one table of all. */
export function speedSections(results: readonly BenchmarkResult[], words: Words): Section[] {
  const timed = results.filter(
    (result) => result.kind === 'duration' || result.kind === 'quantity' || result.kind === 'amount',
  );
  const absent = results.filter((result) => result.kind === 'absent');
  const blocks: Block[] = [
    ...speedFigures(timed.filter((result) => result.kind === 'duration')).map((figure) => figureBlock(words, figure)),
    ...tableBlocks(timed, timedColumns(timed)),
    ...extrapolations(timed),
    ...absent.map(({ name, reason }): Block => ({ kind: 'text', text: `${name}: not measured. ${reason}` })),
    ...tableBlocks(judgeAaChecks(results), AA_COLUMNS, AA_CAPTION),
  ];
  return blocks.length === 0 ? [] : [{ title: 'Measured', blocks }];
}

const AA_CAPTION =
  'A/A checks: each of these was timed twice in every round. Where the interval leaves 1 out, the machine was too restless for its durations to be compared; differences within the interval mean nothing. The intervals are so wide that together they mislead about one quiet machine in 20.';

const AA_COLUMNS: readonly Column<AaCheck>[] = [
  ['Timed twice', ({ name }) => name],
  ['Second over first', ({ verdict }) => threeDecimals(verdict.center)],
  [
    'Interval',
    ({ verdict: { high, low } }) =>
      low === null || high === null ? 'too few rounds' : `${threeDecimals(low)} – ${threeDecimals(high)}`,
  ],
  ['Rounds', ({ verdict }) => String(verdict.ratios.length)],
  ['Found', ({ verdict }) => AA_WORDS[verdict.kind]],
];

const AA_WORDS = { indistinguishable: 'no difference', different: 'a difference', tooFew: '–' } as const;

/** Contenders that are related to one of them, side by side. */
function speedFigures(durations: readonly DurationResult[]) {
  const works = [...new Set(durations.map(({ work }) => work))];
  return works.flatMap((work, index) => {
    const contenders = durations.filter((result) => result.work === work);
    if (contenders.every(({ ratio }) => ratio === undefined)) return [];
    return barsFigure({
      id: `speed-${index + 1}`,
      subject: work ?? undefined,
      quantity: 'duration',
      interval: { level: 0.95, of: 'rounds' },
      bars: contenders.map(({ median, medianInterval, name, unit }) => ({
        name,
        value: median * MILLISECONDS[unit],
        low: medianInterval === null ? null : medianInterval[0] * MILLISECONDS[unit],
        high: medianInterval === null ? null : medianInterval[1] * MILLISECONDS[unit],
      })),
    });
  });
}

function timedColumns(timed: readonly Timed[]): readonly Column<Timed>[] {
  const ofDuration = (cell: (result: DurationResult) => string) => (result: Timed) =>
    result.kind === 'duration' ? cell(result) : '';
  const ofSamples = (cell: (result: Exclude<Timed, ResultOf<'amount'>>) => string) => (result: Timed) =>
    result.kind === 'amount' ? '' : cell(result);
  const columns: Column<Timed>[] = [
    ['What', (result) => `${timedName(result)}${isExtrapolated(result) ? ' *' : ''}`],
    ['Median', (result) => inUnit(result, result.kind === 'amount' ? result.value : result.median)],
    ['95% interval', ofSamples((result) => range(result.medianInterval, (value) => inUnit(result, value)))],
    ['95th percentile', ofSamples((result) => inUnit(result, result.p95))],
    ['MAD', ofSamples((result) => inUnit(result, result.medianAbsoluteDeviation))],
    ['Samples', ofSamples(({ numSamples }) => formatNumber(numSamples, 'en'))],
  ];
  if (timed.some((result) => result.kind === 'duration' && result.imagesPerSecond !== undefined)) {
    columns.push([
      'Images/s',
      ofDuration(({ imagesPerSecond }) => (imagesPerSecond === undefined ? '' : threeDigits(imagesPerSecond))),
    ]);
  }
  if (timed.some((result) => result.kind === 'duration' && result.ratio !== undefined)) {
    columns.push([
      'Times the first',
      ofDuration(({ ratio }) =>
        ratio === undefined ? '' : `${threeDigits(ratio.median)} (${range(ratio.medianInterval, threeDigits)})`,
      ),
    ]);
  }
  return columns;
}

function timedName(result: Timed): string {
  return result.kind === 'duration' ? workAndName(result) : result.name;
}

function isExtrapolated(result: Timed): boolean {
  return result.kind === 'duration' && result.extrapolatedFrom !== undefined;
}

/** What the stars in the table mean. */
function extrapolations(timed: readonly Timed[]): Block[] {
  const numSteps = new Set(
    timed.flatMap((result) => (result.kind === 'duration' ? (result.extrapolatedFrom ?? []) : [])),
  );
  return [...numSteps].map((steps) => ({
    kind: 'text',
    text: `* Worked out from ${steps} training steps: a whole epoch takes too long.`,
  }));
}

function range(interval: readonly [number, number] | null, write: (value: number) => string): string {
  return interval === null ? 'too few samples' : interval.map((value) => write(value)).join(' – ');
}

/** Durations in the unit that suits each. */
function inUnit({ kind, unit }: Timed, value: number): string {
  return kind === 'duration' ? formatDuration(value * MILLISECONDS[unit], 'en') : `${threeDigits(value)} ${unit}`;
}

function threeDigits(value: number): string {
  return formatNumber(value, 'en', THREE_DIGITS);
}

function threeDecimals(value: number): string {
  return formatNumber(value, 'en', { minimumFractionDigits: 3, maximumFractionDigits: 3 });
}
