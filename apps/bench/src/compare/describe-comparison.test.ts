import { expect, test } from 'vitest';
import { exampleReport } from '../document/example-report.ts';
import type { Measure } from '../document/report-document.ts';
import { compareReports } from './compare-reports.ts';
import { describeComparison } from './describe-comparison.ts';

const NOTE =
  'A change is a share of the first value; of accuracies, a share of their errors. What lies between the ends of its 95 % interval is not told apart from chance.';

function describe(first: readonly Measure[], second: readonly Measure[], command = exampleReport.command) {
  const before = { ...exampleReport, measures: first };
  const after = { ...exampleReport, measures: second, command };
  return describeComparison(compareReports(before, after, 0.05), [before, after], 0.05);
}

const duration = (name: string, center: number, half: number | null): Measure => ({
  ...{ name, unit: 'ms', values: [center], center, better: 'lower' },
  ...{ low: half === null ? null : center - half, high: half === null ? null : center + half },
});

test('each measure has its row, what is worse is named first', () => {
  const { sentences, table } = describe(
    [duration('a', 100, 1), duration('b', 100, null), duration('c', 0, null), duration('d', 1, null)],
    [duration('a', 120, 1), duration('b', 100, null), duration('c', 1, null), duration('e', 1, null)],
  );
  expect(table.columns.map(({ name }) => name)).toEqual([
    'Measure',
    'First',
    'Second',
    'Change',
    '95 % interval',
    'Verdict',
  ]);
  expect(table.rows).toEqual([
    ['a', '100 ms', '120 ms', '+20%', '+18.6% to +21.4%', '✗ worse'],
    ['b', '100 ms', '100 ms', '0%', '–', 'alike'],
    ['c', '0 ms', '1 ms', 'from 0', '–', '✗ worse'],
  ]);
  expect(sentences).toEqual([
    '2 of 3 measures are worse by more than 5.0%: a; c.',
    'Only in the first report: d.',
    'Only in the second report: e.',
    NOTE,
  ]);
});

test('reports of other commands say so', () => {
  const { sentences } = describe([duration('a', 1, null)], [duration('a', 1, null)], 'raqam-bench other');
  expect(sentences).toEqual([
    'Nothing is worse by more than 5.0%.',
    `The two were measured with different commands: ${exampleReport.command}; raqam-bench other.`,
    NOTE,
  ]);
});
