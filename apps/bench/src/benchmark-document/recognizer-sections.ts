import { barsFigure, formatNumber, formatPercent, type Interval, reliabilityFigure } from '@raqam/report';
import type { Words } from '@raqam/report/words';
import { figureBlock } from '../analysis/figure-block.ts';
import type { BenchmarkResult } from '../benchmark.ts';
import type { FigureBlock, Section, TableBlock } from '../document/report-document.ts';
import type { ResultOf } from './result-of.ts';
import { type Column, tableBlocks } from './table-blocks.ts';

/** What is judged about recognizers; a section for each kind of question that was asked. */
export function recognizerSections(results: readonly BenchmarkResult[], words: Words): Section[] {
  const readings = results.filter((result) => result.kind === 'reading');
  const plain = readings.filter(({ lossPoints }) => lossPoints === null);
  const changed = readings.filter(({ lossPoints }) => lossPoints !== null);
  const calibrations = results.filter((result) => result.kind === 'calibration');
  const refusals = results.filter((result) => result.kind === 'refusal');
  const tradeOffs = results.filter((result) => result.kind === 'tradeOff');
  const thresholds = results.filter((result) => result.kind === 'threshold');
  const sections: readonly Section[] = [
    { title: 'Read rightly', blocks: [...accuracyFigures(plain, words), ...tableBlocks(plain, READING_COLUMNS)] },
    { title: 'What changes cost', blocks: tableBlocks(changed, DISTORTION_COLUMNS) },
    {
      title: 'Confidences beside shares of right answers',
      blocks: [...reliabilityFigures(calibrations, words), ...tableBlocks(calibrations, CALIBRATION_COLUMNS)],
    },
    { title: 'Refused as no digit', blocks: tableBlocks(refusals, REFUSAL_COLUMNS) },
    {
      title: 'What other thresholds would refuse',
      blocks: [...tableBlocks(tradeOffs, TRADE_OFF_COLUMNS), ...thresholdTables(thresholds)],
    },
  ];
  return sections.filter(({ blocks }) => blocks.length > 0);
}

function accuracyFigures(readings: readonly ResultOf<'reading'>[], words: Words): FigureBlock[] {
  if (readings.length === 0) return [];
  const figure = barsFigure({
    id: 'read-rightly',
    quantity: 'accuracy',
    interval: { level: 0.95, of: 'images' },
    bars: readings.map(({ accuracy, interval: { high, low }, model, set }) => ({
      name: `${model}, ${set}`,
      value: accuracy,
      low,
      high,
    })),
  });
  return [figureBlock(words, figure)];
}

function reliabilityFigures(calibrations: readonly ResultOf<'calibration'>[], words: Words): FigureBlock[] {
  return calibrations.map(({ calibration, model, set }, index) =>
    figureBlock(words, reliabilityFigure(calibration, { id: `reliability-${index + 1}`, subject: `${model}, ${set}` })),
  );
}

const READING_COLUMNS: readonly Column<ResultOf<'reading'>>[] = [
  ['Model', ({ model }) => model],
  ['Digits of', ({ set }) => set],
  ['Count', ({ count }) => formatNumber(count, 'en')],
  ['Read rightly', ({ accuracy, count }) => formatPercent(accuracy, 'en', { count })],
  ['95% interval', ({ interval, count }) => intervalCell(interval, count)],
  ['By', ({ clusters }) => (clusters === null ? 'image' : `${clusters.count} ${clusters.of}`)],
  ['Required', ({ required }) => (required === null ? '–' : `≥ ${formatPercent(required, 'en', { decimals: 2 })}`)],
];

const DISTORTION_COLUMNS: readonly Column<ResultOf<'reading'>>[] = [
  ['Model', ({ model }) => model],
  ['Condition', ({ condition }) => condition ?? ''],
  ['Read rightly', ({ accuracy, count }) => formatPercent(accuracy, 'en', { count })],
  ['95% interval', ({ interval, count }) => intervalCell(interval, count)],
  ['Loss in points', ({ lossPoints }) => decimals(lossPoints ?? 0, 2)],
  ['Allowed', ({ required }) => (required === null ? '–' : `≤ ${required}`)],
];

const CALIBRATION_COLUMNS: readonly Column<ResultOf<'calibration'>>[] = [
  ['Model', ({ model }) => model],
  ['Digits of', ({ set }) => set],
  ['Count', ({ count }) => formatNumber(count, 'en')],
  ['Expected calibration error', ({ calibration }) => decimals(calibration.expectedError, 4)],
  ['With bins of equal mass', ({ equalMassError }) => decimals(equalMassError, 4)],
  ['Required', ({ required }) => (required === null ? '–' : `≤ ${required}`)],
];

const REFUSAL_COLUMNS: readonly Column<ResultOf<'refusal'>>[] = [
  ['Model', ({ model }) => model],
  ['Drawings', ({ drawings }) => drawings],
  ['Count', ({ count }) => formatNumber(count, 'en')],
  ['Refused', ({ refused, count }) => formatPercent(refused, 'en', { count })],
  ['95% interval', ({ interval, count }) => intervalCell(interval, count)],
  [
    'Required',
    ({ isDigits, required }) =>
      required === null ? '–' : `${isDigits ? '≤' : '≥'} ${formatPercent(required, 'en', { decimals: 0 })}`,
  ],
];

const TRADE_OFF_COLUMNS: readonly Column<ResultOf<'tradeOff'>>[] = [
  ['Model', ({ model }) => model],
  ['Digits refused', ({ own }) => formatPercent(own.falseRefusals, 'en', { decimals: 2 })],
  ['Others refused', ({ own }) => formatPercent(own.trueRefusals, 'en', { decimals: 2 })],
  ['Area under the trade-off curve', ({ area }) => decimals(area, 4)],
];

/** A table for each model: the groups of drawings are its columns. */
function thresholdTables(results: readonly ResultOf<'threshold'>[]): TableBlock[] {
  const models = new Set(results.map(({ model }) => model));
  return [...models].flatMap((name) => {
    const rows = results.filter(({ model }) => model === name);
    const columns: readonly Column<ResultOf<'threshold'>>[] = [
      [`${name} refuses below`, ({ threshold }) => (threshold === null ? 'its own threshold' : decimals(threshold, 3))],
      ...rows[0].refused.map(
        ({ drawings }, group): Column<ResultOf<'threshold'>> => [
          drawings,
          ({ refused }) => formatPercent(refused[group].share, 'en', { decimals: 2 }),
        ],
      ),
    ];
    return tableBlocks(rows, columns);
  });
}

/** Clipped to what shares can be: an interval by writer may reach beyond. */
function intervalCell({ low, high }: Interval, count: number): string {
  return `${formatPercent(Math.max(0, low), 'en', { count })} – ${formatPercent(Math.min(1, high), 'en', { count })}`;
}

function decimals(value: number, numDecimals: number): string {
  return formatNumber(value, 'en', { minimumFractionDigits: numDecimals, maximumFractionDigits: numDecimals });
}
