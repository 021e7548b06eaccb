import { expect, test } from 'vitest';
import type { BenchmarkResult } from '../benchmark.ts';
import { recognizerTables } from './recognizer-tables.ts';

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

test('readings: by image or by cluster, intervals no further than shares can be', () => {
  const byWriter: BenchmarkResult = { ...READING, clusters: { of: 'writers', count: 57 }, required: null };
  expect(recognizerTables([READING, byWriter])).toEqual([
    `| model   |      digits of | count | read rightly |    95 % interval |         by | required |
| ------- | -------------: | ----: | -----------: | ---------------: | ---------: | -------: |
| compact | usps, held out | 1,458 |       99.04% | 98.40% – 100.00% |      image | ≥ 97.55% |
| compact | usps, held out | 1,458 |       99.04% | 98.40% – 100.00% | 57 writers |        – |`,
  ]);
});

test('readings of changed digits have a table of their own, with what the change costs', () => {
  const changed: BenchmarkResult = { ...READING, condition: 'slanted', lossPoints: 1.018, required: 2 };
  expect(recognizerTables([changed])).toEqual([
    `| model   | condition | read rightly |    95 % interval | loss in points | allowed |
| ------- | --------: | -----------: | ---------------: | -------------: | ------: |
| compact |   slanted |       99.04% | 98.40% – 100.00% |           1.02 |     ≤ 2 |`,
  ]);
});

test('calibration', () => {
  const calibration: BenchmarkResult = {
    kind: 'calibration',
    model: 'compact',
    set: 's',
    count: 2553,
    expectedError: 0.01118,
    equalMassError: 0.0103,
    bins: [],
    required: 0.01,
  };
  expect(recognizerTables([calibration])).toEqual([
    `| model   | digits of | count | expected calibration error | with bins of equal mass | required |
| ------- | --------: | ----: | -------------------------: | ----------------------: | -------: |
| compact |         s | 2,553 |                     0.0112 |                  0.0103 |   ≤ 0.01 |`,
  ]);
});

test('refusals: of digits a share at most, of others at least; then each threshold, one table for each model', () => {
  const refusal = { kind: 'refusal', model: 'compact', interval: { low: 0, high: 0.02, level: 0.95 } } as const;
  const threshold = (model: string, at: number | null, share: number): BenchmarkResult => ({
    kind: 'threshold',
    model,
    threshold: at,
    refused: [{ drawings: 'digits', share }],
  });
  expect(
    recognizerTables([
      { ...refusal, drawings: 'digits', isDigits: true, count: 100, refused: 0.01, required: 0.01 },
      { ...refusal, drawings: 'yarn', isDigits: false, count: 10, refused: 0.9, required: 0.95 },
      threshold('compact', null, 0.01),
      threshold('compact', 0.5, 0.0123),
      threshold('accurate', 0.5, 0),
      {
        kind: 'tradeOff',
        model: 'compact',
        area: 0.98765,
        points: [],
        own: { falseRefusals: 0.01, trueRefusals: 0.9 },
      },
    ]),
  ).toEqual([
    `| model   | drawings | count | refused | 95 % interval | required |
| ------- | -------: | ----: | ------: | ------------: | -------: |
| compact |   digits |   100 |      1% |       0% – 2% |     ≤ 1% |
| compact |     yarn |    10 |     90% |       0% – 2% |    ≥ 95% |`,
    `| model   | digits refused | others refused | area under the trade-off curve |
| ------- | -------------: | -------------: | -----------------------------: |
| compact |          1.00% |         90.00% |                         0.9877 |`,
    `| compact refuses below | digits |
| --------------------- | -----: |
| its own threshold     |  1.00% |
| 0.500                 |  1.23% |`,
    `| accurate refuses below | digits |
| ---------------------- | -----: |
| 0.500                  |  0.00% |`,
  ]);
});

test('without such results there is no table', () => {
  expect(recognizerTables([{ kind: 'amount', name: 'a', unit: 'kB', value: 1 }])).toEqual([]);
});
