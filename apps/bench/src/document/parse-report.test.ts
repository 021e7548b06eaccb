import { expect, test } from 'vitest';
import { exampleReport } from './example-report.ts';
import { parseReport } from './parse-report.ts';
import { renderJson } from './render-json.ts';
import { ReportFormatError } from './report-format-error.ts';

const changed = (change: (report: Record<string, never>) => unknown) => {
  const report = JSON.parse(renderJson(exampleReport));
  change(report);
  return () => parseReport(JSON.stringify(report), 'a.json');
};

test('takes back what was written', () => {
  expect(parseReport(renderJson(exampleReport), 'a.json')).toEqual(exampleReport);
});

test('refuses what is not JSON', () => {
  expect(() => parseReport('{', 'a.json')).toThrow(
    new ReportFormatError('a.json is not JSON; expected a report. Make it again with raqam-bench.'),
  );
});

test('refuses another version', () => {
  expect(changed((report) => Object.assign(report, { version: 2 }))).toThrow(
    new ReportFormatError('a.json: version is 2; expected 3. Make it again with raqam-bench.'),
  );
});

test('names the place of a fault', () => {
  expect(changed(({ measures }) => Object.assign(measures[0], { center: 'high' }))).toThrow(
    new ReportFormatError('a.json: measures[0].center is "high"; expected a number. Make it again with raqam-bench.'),
  );
});

test('refuses a row with a cell too many', () => {
  expect(changed(({ sections }) => (sections[0]['blocks'][1]['rows'][0] as string[]).push('?'))).toThrow(
    new ReportFormatError(
      'a.json: sections[0].blocks[1].rows[0] is an array of 6; expected as many cells as the table has columns, which are 5. Make it again with raqam-bench.',
    ),
  );
});

test('refuses a record with a value too few', () => {
  expect(changed(({ records }) => (records['rows'][0] as string[]).pop())).toThrow(
    new ReportFormatError(
      'a.json: records.rows[0] is an array of 4; expected as many values as there are columns, which are 5. Make it again with raqam-bench.',
    ),
  );
});
