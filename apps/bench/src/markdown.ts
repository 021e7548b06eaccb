import type { Environment } from '@raqam/artifact';
import { formatBytes, formatDuration, formatNumber, formatPercent, type Summary, THREE_DIGITS } from '@raqam/report';
import type { BenchmarkResult, DurationResult, MeanResult, OperationResult, PageFiles } from './benchmark.ts';
import type { Conditions } from './conditions.ts';
import { type Column, table } from './markdown-table.ts';
import { recognizerTables } from './recognizer/recognizer-tables.ts';
import type { BenchmarkReport } from './report.ts';

/** A report as Markdown tables, ready to be pasted into a document. */
export function reportAsMarkdown({ environment, conditions, benchmarks }: BenchmarkReport): string {
  return [
    environmentLine(environment, conditions),
    ...benchmarks.map(({ name, results }) => `### ${name}\n\n${resultTables(results)}`),
  ].join('\n\n');
}

/** One paragraph: where it was measured. */
export function environmentLine(environment: Environment, conditions: Conditions): string {
  const { cpu, numCores, simd, runtime, runtimeVersion, platform, packages, gitRevision } = environment;
  const { memoryBytes, os, v8, wasm, load, data } = conditions;
  const features = Object.entries(wasm).map(([feature, has]) => `${has ? '' : 'no '}${feature}`);
  const revision = gitRevision === null ? '' : ` at ${gitRevision.slice(0, 12)}${gitRevision.endsWith('+') ? '+' : ''}`;
  return [
    `${cpu}, ${numCores} cores (${platform}), ${(memoryBytes / 2 ** 30).toFixed(1)} GiB`,
    os,
    `${runtime} ${runtimeVersion} (V8 ${v8}; WebAssembly: ${features.join(', ')}; in use: ${simd})`,
    `load ${load.map((average) => average.toFixed(2)).join(', ')}`,
    `raqam-bench ${packages['@raqam/bench']}${revision}`,
    ...data.map(({ name, digest }) => (digest === null ? `${name} not found` : `${name} ${digest.slice(0, 12)}`)),
  ].join(' · ');
}

/** A table for each kind of result there is; times and quantities share one. */
function resultTables(results: readonly BenchmarkResult[]): string {
  const timings = results.filter(
    (result) => result.kind === 'duration' || result.kind === 'quantity' || result.kind === 'amount',
  );
  const operations = results.filter((result) => result.kind === 'operation');
  const absent = results.filter((result) => result.kind === 'absent');
  const trainings = results.filter((result) => result.kind === 'training');
  const means = results.filter((result) => result.kind === 'mean');
  const pages = results.filter((result) => result.kind === 'page');
  const tables = [
    timings.length > 0 && table(timings, timingColumns(timings)),
    ...extrapolations(timings),
    ...absent.map(({ name, reason }) => `${name}: not measured. ${reason}`),
    operations.length > 0 && table(operations, operationColumns(operations)),
    trainings.length > 0 && table(trainings, TRAINING_COLUMNS),
    means.length > 0 && table(means, MEAN_COLUMNS),
    pages.length > 0 && `${table(pages, PAGE_COLUMNS)}\n\nEach: files, bytes with brotli (with gzip).`,
    ...recognizerTables(results),
  ].filter((each) => each !== false);
  return tables.length === 0 ? 'Nothing was finished.' : tables.join('\n\n');
}

type Timing = Extract<BenchmarkResult, { readonly kind: 'duration' | 'quantity' | 'amount' }>;
type Training = Extract<BenchmarkResult, { readonly kind: 'training' }>;
type Page = Extract<BenchmarkResult, { readonly kind: 'page' }>;

function timingColumns(timings: readonly Timing[]): readonly Column<Timing>[] {
  const ofDuration = (cell: (result: DurationResult) => string) => (result: Timing) =>
    result.kind === 'duration' ? cell(result) : '';
  const ofSamples = (cell: (result: Summary) => string) => (result: Timing) =>
    result.kind === 'amount' ? '' : cell(result);
  const columns: Column<Timing>[] = [
    ['what', (result) => `${result.name}${isExtrapolated(result) ? ' *' : ''}`],
    ['median', (result) => `${threeDigits(result.kind === 'amount' ? result.value : result.median)} ${result.unit}`],
    ['95 % interval', ofSamples(({ medianInterval }) => range(medianInterval))],
    ['p95', ofSamples(({ p95 }) => threeDigits(p95))],
    ['MAD', ofSamples(({ medianAbsoluteDeviation }) => threeDigits(medianAbsoluteDeviation))],
    ['n', ofSamples(({ numSamples }) => formatNumber(numSamples, 'en'))],
    [
      'images/s',
      ofDuration(({ imagesPerSecond }) => (imagesPerSecond === undefined ? '' : threeDigits(imagesPerSecond))),
    ],
  ];
  const hasRatios = timings.some((result) => result.kind === 'duration' && result.ratio !== undefined);
  if (hasRatios) {
    columns.push([
      'times the first',
      ofDuration(({ ratio }) =>
        ratio === undefined ? '' : `${threeDigits(ratio.median)} (${range(ratio.medianInterval)})`,
      ),
    ]);
  }
  return columns;
}

function isExtrapolated(result: Timing): boolean {
  return result.kind === 'duration' && result.extrapolatedFrom !== undefined;
}

/** What the stars in the table mean. */
function extrapolations(timings: readonly Timing[]): string[] {
  const numSteps = new Set(
    timings.flatMap((result) => (result.kind === 'duration' ? (result.extrapolatedFrom ?? []) : [])),
  );
  return [...numSteps].map((steps) => `* Worked out from ${steps} training steps: a whole epoch takes too long.`);
}

function operationColumns(operations: readonly OperationResult[]): readonly Column<OperationResult>[] {
  const totalMs = operations.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return [
    ['layer', ({ layer }) => layer],
    ['operation', ({ name }) => name],
    ['shape', ({ shape }) => shape],
    ['time', ({ durationMs }) => `${threeDigits(durationMs * 1000)} µs`],
    ['share', ({ durationMs }) => formatPercent(durationMs / totalMs, 'en')],
    ['multiply-adds', ({ multiplyAdds }) => formatNumber(multiplyAdds, 'en', THREE_DIGITS)],
    ['of all', ({ multiplyAdds, staticMultiplyAdds }) => shareOf(multiplyAdds, staticMultiplyAdds)],
    ['GFLOP/s', ({ multiplyAdds, durationMs }) => gigaflops(multiplyAdds, durationMs)],
  ];
}

function shareOf(executed: number, all: number): string {
  return all === 0 ? '' : formatPercent(executed / all, 'en', { decimals: 0 });
}

function gigaflops(multiplyAdds: number, durationMs: number): string {
  return multiplyAdds === 0 ? '' : threeDigits((2 * multiplyAdds) / (durationMs * 1e6));
}

const TRAINING_COLUMNS: readonly Column<Training>[] = [
  ['seed', ({ seed }) => String(seed)],
  ['accuracy', ({ accuracy }) => fourDecimals(accuracy)],
  ['95 % interval', ({ accuracyInterval: { low, high } }) => `${fourDecimals(low)} – ${fourDecimals(high)}`],
  ['loss', ({ loss }) => fourDecimals(loss)],
  ['images judged', ({ count }) => formatNumber(count, 'en')],
  ['duration', ({ durationMs }) => formatDuration(durationMs, 'en')],
  ['weights, SHA-256', ({ weightsSha256 }) => weightsSha256.slice(0, 12)],
];

const MEAN_COLUMNS: readonly Column<MeanResult>[] = [
  ['mean of seeds', ({ name }) => (name === 'durationMs' ? 'duration' : name)],
  ['mean', (result) => meanCell(result, result.mean)],
  [
    '95 % interval',
    (result) =>
      result.interval === null
        ? 'too few seeds'
        : `${meanCell(result, result.interval.low)} – ${meanCell(result, result.interval.high)}`,
  ],
  ['seeds', ({ numValues }) => String(numValues)],
  ['published', (result) => (result.published === null ? '–' : meanCell(result, result.published))],
];

const PAGE_COLUMNS: readonly Column<Page>[] = [
  ['page', ({ name }) => name],
  ['document', (page) => filesCell(page.document)],
  ['scripts', (page) => filesCell(page.scripts)],
  ['styles', (page) => filesCell(page.styles)],
  ['fonts, at most', (page) => filesCell(page.fonts)],
  ['later, at most', (page) => filesCell(page.later)],
];

function meanCell({ name }: MeanResult, value: number): string {
  // An interval of a duration may reach below 0, which no duration does.
  return name === 'durationMs' ? formatDuration(Math.max(0, value), 'en') : fourDecimals(value);
}

function filesCell({ numFiles, brotliBytes, gzipBytes }: PageFiles): string {
  return numFiles === 0 ? '–' : `${numFiles}: ${formatBytes(brotliBytes, 'en')} (${formatBytes(gzipBytes, 'en')})`;
}

function range(interval: readonly [number, number] | null): string {
  return interval === null ? 'too few samples' : interval.map(threeDigits).join(' – ');
}

function threeDigits(value: number): string {
  return formatNumber(value, 'en', THREE_DIGITS);
}

function fourDecimals(value: number): string {
  return formatNumber(value, 'en', { minimumFractionDigits: 4, maximumFractionDigits: 4 });
}
