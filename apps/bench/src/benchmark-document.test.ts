import { expect, test } from 'vitest';
import { EXAMPLE_CONDITIONS, EXAMPLE_ENVIRONMENT } from '../test/example-place.ts';
import type { BenchmarkResult, PageFiles } from './benchmark.ts';
import { benchmarkDocument } from './benchmark-document.ts';
import type { Block } from './document/report-document.ts';

async function report(...results: readonly BenchmarkResult[]) {
  const { measures, records, sections, summary } = await benchmarkDocument({
    name: 'example',
    title: 'Example',
    description: 'An example.',
    command: 'raqam-bench example',
    startedAt: '2026-11-22T00:00:00.000Z',
    environment: EXAMPLE_ENVIRONMENT,
    conditions: EXAMPLE_CONDITIONS,
    results,
  });
  const blocks = sections.flatMap((section) => section.blocks);
  return {
    summary,
    measures,
    records,
    titles: sections.map(({ title }) => title),
    tables: blocks.filter((block) => block.kind === 'table').map(tableText),
    texts: blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : [])),
    figures: blocks.flatMap((block) => (block.kind === 'figure' ? [block.figure] : [])),
  };
}

/** Head and rows, a line each. */
function tableText({ columns, rows }: Extract<Block, { kind: 'table' }>): string[] {
  return [columns.map(({ name }) => name), ...rows].map((cells) => cells.join(' | '));
}

const EPOCH = {
  kind: 'duration',
  name: 'epoch',
  work: null,
  unit: 'ms',
  numSamples: 15,
  median: 1234.56,
  medianInterval: [1200, 1300.4],
  p95: 1400,
  medianAbsoluteDeviation: 0.012345,
  min: 1,
  max: 2000,
  rounds: [1234.56, 1240],
  imagesPerSecond: 48600.2,
} as const;

const ONCE = {
  kind: 'duration',
  name: 'once',
  work: null,
  unit: 'µs',
  numSamples: 1,
  median: 2,
  medianInterval: null,
  p95: 2,
  medianAbsoluteDeviation: 0,
  min: 2,
  max: 2,
  rounds: [2],
} as const;

test('times and amounts share a table; each has a measure of its own', async () => {
  const memory = { kind: 'amount', name: 'memory', unit: 'MB', value: 47.0412 } as const;
  const { figures, measures, records, tables } = await report(memory, EPOCH, ONCE);
  expect(tables).toEqual([
    [
      'What | Median | 95% interval | 95th percentile | MAD | Samples | Images/s',
      'memory | 47 MB |  |  |  |  | ',
      'epoch | 1.23 sec | 1.2 sec – 1.3 sec | 1.4 sec | 12.3 μs | 15 | 48,600',
      'once | 2 μs | too few samples | 2 μs | 0 sec | 1 | ',
    ],
  ]);
  expect(figures).toEqual([]);
  expect(measures).toEqual([
    { name: 'amount/memory', unit: 'MB', values: [47.0412], center: 47.0412, low: null, high: null, better: 'lower' },
    {
      name: 'duration/epoch',
      unit: 'ms',
      values: [1234.56, 1240],
      center: 1234.56,
      low: 1200,
      high: 1300.4,
      better: 'lower',
    },
    { name: 'duration/once', unit: 'µs', values: [2], center: 2, low: null, high: null, better: 'lower' },
  ]);
  expect(records).toEqual({
    columns: ['measure', 'unit', 'round', 'value'],
    rows: [
      ['amount/memory', 'MB', 1, 47.0412],
      ['duration/epoch', 'ms', 1, 1234.56],
      ['duration/epoch', 'ms', 2, 1240],
      ['duration/once', 'µs', 1, 2],
    ],
  });
});

test('contenders of one work are related to the first, and drawn beside it', async () => {
  const work = 'one image';
  const ratio = { to: 'epoch', rounds: [3.4, 3.512], median: 3.456, medianInterval: [3.4, 3.512] } as const;
  const { figures, measures, summary, tables } = await report({ ...EPOCH, work }, { ...ONCE, work, ratio });
  expect(tables[0].map((row) => row.split(' | ').at(-1))).toEqual(['Times the first', '', '3.46 (3.4 – 3.51)']);
  expect(summary).toEqual(['one image: once takes 3.46 times as long as epoch (95% interval 3.4 to 3.51).']);
  expect(measures.at(-1)).toEqual({
    name: 'ratio/one image: once',
    unit: '×',
    values: [3.4, 3.512],
    center: 3.456,
    low: 3.4,
    high: 3.512,
    better: null,
  });
  expect(figures).toMatchObject([
    {
      kind: 'bars',
      subject: 'one image',
      bars: [
        { name: 'epoch', value: 1234.56, low: 1200, high: 1300.4 },
        { name: 'once', value: 0.002, low: null, high: null },
      ],
    },
  ]);
});

test.each([
  [
    [1, 1.2],
    'once and epoch cannot be told apart: the one takes 1.1 times as long as the other (95% interval 1 to 1.2).',
  ],
  [[1 + Number.EPSILON, 1.2], 'once takes 1.1 times as long as epoch (95% interval 1 to 1.2).'],
  [
    [0.9, 1],
    'once and epoch cannot be told apart: the one takes 1.1 times as long as the other (95% interval 0.9 to 1).',
  ],
  [[0.9, 1 - Number.EPSILON], 'once takes 1.1 times as long as epoch (95% interval 0.9 to 1).'],
  [null, 'once takes 1.1 times as long as epoch; there were too few rounds for an interval.'],
] as const)('a ratio with the interval %j: %s', async (medianInterval, sentence) => {
  const ratio = { to: 'epoch', rounds: [1.1], median: 1.1, medianInterval };
  expect((await report(EPOCH, { ...ONCE, ratio })).summary).toEqual([sentence]);
});

/** Two logarithms around that of 1.1: with 95 % confidence their mean differs from 0, with 97.5 % it does not. */
const RESTLESS = [1.1 * Math.exp(-0.006), 1.1 * Math.exp(0.006)] as const;

test('an A/A check is told, and warns before all else of a restless machine', async () => {
  const check = { kind: 'aa', name: 'epoch', work: 'training', ratios: RESTLESS } as const;
  const ratio = { to: 'epoch', rounds: [1], median: 1, medianInterval: null };
  const { measures, summary, tables } = await report(EPOCH, { ...ONCE, ratio }, check);
  expect(summary).toEqual([
    'The machine was restless: training: epoch differs from itself. Compare no durations that were measured with it.',
    'once takes 1 times as long as epoch; there were too few rounds for an interval.',
  ]);
  // 1.1 · exp(±12.7062 · 0.006)
  expect(tables[1]).toEqual([
    'Timed twice | Second over first | Interval | Rounds | Found',
    'training: epoch | 1.100 | 1.019 – 1.187 | 2 | a difference',
  ]);
  expect(measures.at(-1)).toMatchObject({ name: 'A/A/training: epoch', unit: '×', values: RESTLESS, better: null });
});

test('several A/A checks are judged together', async () => {
  const check = { kind: 'aa', work: null, ratios: RESTLESS } as const;
  const { summary, tables } = await report({ ...check, name: 'a' }, { ...check, name: 'b', ratios: [1.5] });
  expect(summary).toEqual([]);
  // 1.1 · exp(±25.4517 · 0.006)
  expect(tables[0]).toEqual([
    'Timed twice | Second over first | Interval | Rounds | Found',
    'a | 1.100 | 0.944 – 1.281 | 2 | no difference',
    'b | 1.500 | too few rounds | 1 | –',
  ]);
});

test('what was worked out from a few steps has a star, and what is not here is said', async () => {
  const slow = { ...ONCE, name: 'slow', unit: 's', extrapolatedFrom: 30 } as const;
  const share = {
    ...EPOCH,
    kind: 'quantity',
    name: 'share of the peak',
    unit: '%',
    median: 61.23,
    better: 'higher',
  } as const;
  const absent = { kind: 'absent', name: 'PyTorch', reason: 'python3 has no torch.' } as const;
  const { measures, summary, tables, texts } = await report(slow, share, absent);
  expect(tables).toEqual([
    [
      'What | Median | 95% interval | 95th percentile | MAD | Samples',
      'slow * | 2 sec | too few samples | 2 sec | 0 sec | 1',
      'share of the peak | 61.2 % | 1,200 % – 1,300 % | 1,400 % | 0.0123 % | 15',
    ],
  ]);
  expect(texts).toEqual([
    '* Worked out from 30 training steps: a whole epoch takes too long.',
    'PyTorch: not measured. python3 has no torch.',
  ]);
  expect(summary).toEqual(['PyTorch was not measured.']);
  expect(measures.map(({ better, name }) => [name, better])).toEqual([
    ['duration/slow', 'lower'],
    ['quantity/share of the peak', 'higher'],
  ]);
});

test('operations show their time, and the multiply-adds that they carried out', async () => {
  const backward = {
    kind: 'operation',
    layer: 'conv2',
    name: 'filter gradient',
    shape: '12×12×8 → 5×5×8×16',
    multiplyAdds: 2_500_000,
    staticMultiplyAdds: 10_000_000,
    durationMs: 0.2,
  } as const;
  const decode = {
    kind: 'operation',
    layer: 'pixels',
    name: 'decodePixels',
    shape: '28×28×1',
    multiplyAdds: 0,
    staticMultiplyAdds: 0,
    durationMs: 0.05,
  } as const;
  const { measures, tables } = await report(backward, decode);
  expect(tables).toEqual([
    [
      'Layer | Operation | Shape | Time | Share | Multiply-adds | Of all | GFLOP/s',
      'conv2 | filter gradient | 12×12×8 → 5×5×8×16 | 200 μs | 80.0% | 2,500,000 | 25% | 25',
      'pixels | decodePixels | 28×28×1 | 50 μs | 20.0% | 0 |  | ',
    ],
  ]);
  expect(measures).toEqual([]);
});

test('pages are rows of what they load', async () => {
  const files = (numFiles: number, brotliBytes: number): PageFiles => ({
    numFiles,
    sizeBytes: 4 * brotliBytes,
    gzipBytes: 1.2 * brotliBytes,
    brotliBytes,
    paths: [],
  });
  const none = files(0, 0);
  const page = {
    kind: 'page',
    name: '/en/',
    document: files(1, 5000),
    styles: none,
    fonts: none,
    later: none,
  } as const;
  const { measures, tables } = await report({ ...page, scripts: files(9, 131_088) });
  expect(tables).toEqual([
    [
      'Page | Document | Scripts | Styles | Fonts, at most | Later, at most',
      '/en/ | 1: 5 kB (6 kB) | 9: 131 kB (157 kB) | – | – | –',
    ],
  ]);
  expect(measures.map(({ center, name, unit }) => [name, center, unit])).toEqual([
    ['brotli/en/, document', 5, 'kB'],
    ['brotli/en/, scripts', 131.088, 'kB'],
    ['brotli/en/, styles', 0, 'kB'],
    ['brotli/en/, fonts', 0, 'kB'],
    ['brotli/en/, later', 0, 'kB'],
  ]);
});

const READING = {
  kind: 'reading',
  model: 'compact',
  set: 'usps, held out',
  condition: null,
  count: 1458,
  accuracy: 1444 / 1458,
  interval: { low: 0.98395, high: 1.002, level: 0.95 },
  clusters: null,
  lossPoints: null,
  required: 0.9755,
} as const;

test('readings: by image or by cluster, intervals no further than shares can be', async () => {
  const byWriter: BenchmarkResult = { ...READING, clusters: { of: 'writers', count: 57 }, required: null };
  const { figures, measures, summary, tables } = await report(READING, byWriter);
  expect(tables).toEqual([
    [
      'Model | Digits of | Count | Read rightly | 95% interval | By | Required',
      'compact | usps, held out | 1,458 | 99.04% | 98.40% – 100.00% | image | ≥ 97.55%',
      'compact | usps, held out | 1,458 | 99.04% | 98.40% – 100.00% | 57 writers | –',
    ],
  ]);
  expect(figures).toMatchObject([{ kind: 'bars', axis: { quantity: 'accuracy' }, bars: [{ high: 1 }, { high: 1 }] }]);
  expect(measures[0]).toEqual({
    name: 'accuracy/compact, usps, held out',
    unit: '',
    values: [1444 / 1458],
    center: 1444 / 1458,
    low: 0.98395,
    high: 1,
    better: 'higher',
  });
  expect(summary).toEqual(['compact reads 99.04% of usps, held out; at least 97.55% was asked for: reached.']);
});

test('readings of changed digits have a section of their own, with what the change costs', async () => {
  const changed: BenchmarkResult = { ...READING, condition: 'slanted', lossPoints: 2.018, required: 2 };
  const { measures, summary, tables, titles } = await report(changed);
  expect(titles).toEqual(['What changes cost']);
  expect(tables).toEqual([
    [
      'Model | Condition | Read rightly | 95% interval | Loss in points | Allowed',
      'compact | slanted | 99.04% | 98.40% – 100.00% | 2.02 | ≤ 2',
    ],
  ]);
  expect(summary).toEqual([
    'compact loses 2.02 points by the change "slanted"; at most 2.00 were asked for: not reached.',
  ]);
  expect(measures.map(({ name }) => name)).toEqual([
    'accuracy/compact, usps, held out, slanted',
    'points lost/compact, usps, held out, slanted',
  ]);
});

test('calibration', async () => {
  const bin = { low: 0.8, high: 1, count: 2553, confidence: 0.98882, accuracy: 1 };
  const { figures, measures, summary, tables } = await report({
    kind: 'calibration',
    model: 'compact',
    set: 's',
    count: 2553,
    calibration: { expectedError: 0.01118, maximumError: 0.02, bins: [bin] },
    equalMassError: 0.0103,
    required: 0.01,
  });
  expect(tables).toEqual([
    [
      'Model | Digits of | Count | Expected calibration error | With bins of equal mass | Required',
      'compact | s | 2,553 | 0.0112 | 0.0103 | ≤ 0.01',
    ],
  ]);
  expect(figures).toMatchObject([{ kind: 'reliability', subject: 'compact, s', bins: [bin] }]);
  expect(summary).toEqual([
    'The confidences of compact on s are off by 0.0112 in the mean; at most 0.01 was asked for: not reached.',
  ]);
  expect(measures).toMatchObject([{ name: 'calibration error/compact, s', center: 0.01118, better: 'lower' }]);
});

test('refusals: of digits a share at most, of others at least; then each threshold, one table for each model', async () => {
  const refusal = { kind: 'refusal', model: 'compact', interval: { low: 0, high: 0.02, level: 0.95 } } as const;
  const threshold = (model: string, at: number | null, share: number): BenchmarkResult => ({
    kind: 'threshold',
    model,
    threshold: at,
    refused: [{ drawings: 'digits', share }],
  });
  const { measures, summary, tables } = await report(
    { ...refusal, drawings: 'digits', isDigits: true, count: 100, refused: 0.01, required: 0.01 },
    { ...refusal, drawings: 'yarn', isDigits: false, count: 10, refused: 0.9, required: 0.95 },
    threshold('compact', null, 0.01),
    threshold('compact', 0.5, 0.0123),
    threshold('accurate', 0.5, 0),
    { kind: 'tradeOff', model: 'compact', area: 0.98765, points: [], own: { falseRefusals: 0.01, trueRefusals: 0.9 } },
  );
  expect(tables).toEqual([
    [
      'Model | Drawings | Count | Refused | 95% interval | Required',
      'compact | digits | 100 | 1% | 0% – 2% | ≤ 1%',
      'compact | yarn | 10 | 90% | 0% – 2% | ≥ 95%',
    ],
    ['Model | Digits refused | Others refused | Area under the trade-off curve', 'compact | 1.00% | 90.00% | 0.9877'],
    ['compact refuses below | digits', 'its own threshold | 1.00%', '0.500 | 1.23%'],
    ['accurate refuses below | digits', '0.500 | 0.00%'],
  ]);
  expect(summary).toEqual([
    'compact refuses 1.00% of digits; at most 1.00% was asked for: reached.',
    'compact refuses 90.00% of yarn; at least 95.00% was asked for: not reached.',
  ]);
  expect(measures.map(({ better, name }) => [name, better])).toEqual([
    ['refused/compact, digits', 'lower'],
    ['refused/compact, yarn', 'higher'],
    ['area/compact', 'higher'],
  ]);
});

test('what found nothing says so', async () => {
  expect(await report()).toMatchObject({ summary: ['Nothing was measured.'], titles: [], measures: [] });
});

test('what was asked of durations, quantities and amounts is judged in sentences', async () => {
  const frames = {
    kind: 'quantity',
    name: 'views',
    unit: 'frames/s',
    better: 'higher',
    numSamples: 6,
    median: 58.2,
    medianInterval: [57, 60],
    p95: 60,
    medianAbsoluteDeviation: 1,
    min: 55,
    max: 60,
    rounds: [58.2],
  } as const;
  const task = { kind: 'amount', name: 'longest task', unit: 'ms', value: 61.5 } as const;
  const { summary } = await report(
    { ...EPOCH, requiredP95: 1400 },
    { ...EPOCH, work: 'not isolated', requiredP95: 1399 },
    { ...frames, required: 50 },
    { ...frames, better: 'lower', required: 50 },
    { ...task, required: 61.5 },
    { ...task, required: 50 },
    frames,
    task,
  );
  expect(summary).toEqual([
    'epoch takes up to 1,400 ms in 95% of cases; at most 1400 ms was asked for: reached.',
    'not isolated: epoch takes up to 1,400 ms in 95% of cases; at most 1399 ms was asked for: not reached.',
    'views: 58.2 frames/s in the median; at least 50 frames/s was asked for: reached.',
    'views: 58.2 frames/s in the median; at most 50 frames/s was asked for: not reached.',
    'longest task: 61.5 ms; at most 61.5 ms was asked for: reached.',
    'longest task: 61.5 ms; at most 50 ms was asked for: not reached.',
  ]);
});
