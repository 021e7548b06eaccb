import { formatNumber, formatPercent, type Interval } from '@raqam/report';
import type { BenchmarkResult } from '../benchmark.ts';
import { type Column, table } from '../markdown-table.ts';

type ResultOf<Kind extends BenchmarkResult['kind']> = Extract<BenchmarkResult, { readonly kind: Kind }>;

/** Tables of what is judged about recognizers; none where there are no such results. */
export function recognizerTables(results: readonly BenchmarkResult[]): string[] {
  const readings = results.filter((result) => result.kind === 'reading');
  const plain = readings.filter(({ lossPoints }) => lossPoints === null);
  const changed = readings.filter(({ lossPoints }) => lossPoints !== null);
  const calibrations = results.filter((result) => result.kind === 'calibration');
  const refusals = results.filter((result) => result.kind === 'refusal');
  return [
    ...tableOf(plain, READING_COLUMNS),
    ...tableOf(changed, DISTORTION_COLUMNS),
    ...tableOf(calibrations, CALIBRATION_COLUMNS),
    ...tableOf(refusals, REFUSAL_COLUMNS),
    ...tableOf(
      results.filter((result) => result.kind === 'tradeOff'),
      TRADE_OFF_COLUMNS,
    ),
    ...thresholdTables(results.filter((result) => result.kind === 'threshold')),
  ];
}

const READING_COLUMNS: readonly Column<ResultOf<'reading'>>[] = [
  ['model', ({ model }) => model],
  ['digits of', ({ set }) => set],
  ['count', ({ count }) => formatNumber(count, 'en')],
  ['read rightly', ({ accuracy, count }) => formatPercent(accuracy, 'en', { count })],
  ['95 % interval', ({ interval, count }) => intervalCell(interval, count)],
  ['by', ({ clusters }) => (clusters === null ? 'image' : `${clusters.count} ${clusters.of}`)],
  ['required', ({ required }) => (required === null ? '–' : `≥ ${formatPercent(required, 'en', { decimals: 2 })}`)],
];

const DISTORTION_COLUMNS: readonly Column<ResultOf<'reading'>>[] = [
  ['model', ({ model }) => model],
  ['condition', ({ condition }) => condition ?? ''],
  ['read rightly', ({ accuracy, count }) => formatPercent(accuracy, 'en', { count })],
  ['95 % interval', ({ interval, count }) => intervalCell(interval, count)],
  ['loss in points', ({ lossPoints }) => decimals(lossPoints ?? 0, 2)],
  ['allowed', ({ required }) => (required === null ? '–' : `≤ ${required}`)],
];

const CALIBRATION_COLUMNS: readonly Column<ResultOf<'calibration'>>[] = [
  ['model', ({ model }) => model],
  ['digits of', ({ set }) => set],
  ['count', ({ count }) => formatNumber(count, 'en')],
  ['expected calibration error', ({ expectedError }) => decimals(expectedError, 4)],
  ['with bins of equal mass', ({ equalMassError }) => decimals(equalMassError, 4)],
  ['required', ({ required }) => (required === null ? '–' : `≤ ${required}`)],
];

const REFUSAL_COLUMNS: readonly Column<ResultOf<'refusal'>>[] = [
  ['model', ({ model }) => model],
  ['drawings', ({ drawings }) => drawings],
  ['count', ({ count }) => formatNumber(count, 'en')],
  ['refused', ({ refused, count }) => formatPercent(refused, 'en', { count })],
  ['95 % interval', ({ interval, count }) => intervalCell(interval, count)],
  [
    'required',
    ({ isDigits, required }) =>
      required === null ? '–' : `${isDigits ? '≤' : '≥'} ${formatPercent(required, 'en', { decimals: 0 })}`,
  ],
];

const TRADE_OFF_COLUMNS: readonly Column<ResultOf<'tradeOff'>>[] = [
  ['model', ({ model }) => model],
  ['digits refused', ({ own }) => formatPercent(own.falseRefusals, 'en', { decimals: 2 })],
  ['others refused', ({ own }) => formatPercent(own.trueRefusals, 'en', { decimals: 2 })],
  ['area under the trade-off curve', ({ area }) => decimals(area, 4)],
];

/** A table for each model: the groups of drawings are its columns. */
function thresholdTables(results: readonly ResultOf<'threshold'>[]): string[] {
  const models = new Set(results.map(({ model }) => model));
  return [...models].map((name) => {
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
    return table(rows, columns);
  });
}

function tableOf<Result>(results: readonly Result[], columns: readonly Column<Result>[]): string[] {
  return results.length === 0 ? [] : [table(results, columns)];
}

/** Clipped to what shares can be: an interval by writer may reach beyond. */
function intervalCell({ low, high }: Interval, count: number): string {
  return `${formatPercent(Math.max(0, low), 'en', { count })} – ${formatPercent(Math.min(1, high), 'en', { count })}`;
}

function decimals(value: number, numDecimals: number): string {
  return formatNumber(value, 'en', { minimumFractionDigits: numDecimals, maximumFractionDigits: numDecimals });
}
