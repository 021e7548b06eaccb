import { expect, test } from 'vitest';
import { exampleReport } from '../document/example-report.ts';
import type { Measure } from '../document/report-document.ts';
import { compareReports } from './compare-reports.ts';

const DURATION: Measure = {
  ...{ name: 'duration/A', unit: 'ms', values: [100], center: 100 },
  ...{ low: null, high: null, better: 'lower' },
};
const ACCURACY: Measure = {
  ...{ name: 'accuracy/A', unit: '', values: [0.99], center: 0.99 },
  ...{ low: null, high: null, better: 'higher' },
};

function compare(first: Measure, second: Partial<Measure>, threshold = 0.05) {
  const report = (measure: Measure) => ({ ...exampleReport, measures: [measure] });
  return compareReports(report(first), report({ ...first, ...second }), threshold).measures[0];
}

test('a duration is worse beyond the threshold and not at it', () => {
  expect(compare(DURATION, { center: 105 })).toMatchObject({ change: 0.05, interval: null, verdict: 'alike' });
  expect(compare(DURATION, { center: 105.000001 })).toMatchObject({ verdict: 'worse' });
  expect(compare(DURATION, { center: 94.9 })).toMatchObject({ verdict: 'better' });
  expect(compare(DURATION, { center: 95 })).toMatchObject({ verdict: 'alike' });
});

test('what is better higher is worse when it falls, what is neither is only changed', () => {
  const speed = { ...DURATION, unit: 'GFLOP/s', better: 'higher' } as const;
  expect(compare(speed, { center: 90 }).verdict).toBe('worse');
  expect(compare(speed, { center: 110 }).verdict).toBe('better');
  expect(compare({ ...DURATION, better: null }, { center: 110 }).verdict).toBe('changed');
});

test('of accuracies the share of errors is what changes', () => {
  const fewer = compare(ACCURACY, { center: 0.989 });
  expect(fewer.change).toBeCloseTo(0.1, 10);
  expect(fewer.verdict).toBe('worse');
  expect(compare(ACCURACY, { center: 0.9897 }).verdict).toBe('alike');
  expect(compare(ACCURACY, { center: 0.995 })).toMatchObject({ verdict: 'better' });
});

test('what may be chance is alike, however large', () => {
  const before = { ...DURATION, low: 90, high: 110 };
  const noisy = compare(before, { center: 120, low: 100, high: 140 });
  // Newcombe's square-and-add: 20 − √(20² + 10²) and 20 + √(20² + 10²), of 100.
  expect(noisy.interval?.low).toBeCloseTo(0.2 - Math.hypot(0.2, 0.1), 12);
  expect(noisy.interval?.high).toBeCloseTo(0.2 + Math.hypot(0.2, 0.1), 12);
  expect(noisy.verdict).toBe('alike');
  expect(compare(before, { center: 120, low: 112, high: 128 }).verdict).toBe('worse');
});

test('the interval of errors is that of the accuracy, turned over', () => {
  const { interval } = compare({ ...ACCURACY, low: 0.988, high: 0.991 }, { center: 0.985, low: 0.984, high: 0.986 });
  expect(interval?.low).toBeCloseTo((0.005 - Math.hypot(0.001, 0.002)) / 0.01, 10);
  expect(interval?.high).toBeCloseTo((0.005 + Math.hypot(0.001, 0.001)) / 0.01, 10);
});

test('from 0 any change is infinite, and none is none', () => {
  const nothing = { ...DURATION, center: 0, low: 0, high: 0 };
  expect(compare(nothing, { center: 1 })).toMatchObject({
    change: Number.POSITIVE_INFINITY,
    interval: null,
    verdict: 'worse',
  });
  expect(compare(nothing, {})).toMatchObject({ change: 0, verdict: 'alike' });
});

test('measures that only one report has are named', () => {
  const report = (names: readonly string[]) => ({
    ...exampleReport,
    measures: names.map((name) => ({ ...DURATION, name })),
  });
  const { measures, onlyFirst, onlySecond } = compareReports(report(['a', 'b']), report(['c', 'b']), 0.05);
  expect(measures.map(({ name }) => name)).toEqual(['b']);
  expect([onlyFirst, onlySecond]).toEqual([['a'], ['c']]);
});
