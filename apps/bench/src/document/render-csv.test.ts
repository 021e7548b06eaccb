import { expect, test } from 'vitest';
import { exampleReport } from './example-report.ts';
import { renderCsv } from './render-csv.ts';

const withRecords = (columns: string[], rows: (string | number | boolean | null)[][]) =>
  renderCsv({ ...exampleReport, records: { columns, rows } });

test('one line for each run below a header, CRLF after each', () => {
  expect(
    withRecords(
      ['condition', 'seed'],
      [
        ['Adam', 1],
        ['SGD', 2],
      ],
    ),
  ).toBe('condition,seed\r\nAdam,1\r\nSGD,2\r\n');
});

test('fields with commas, quotation marks or line breaks are quoted (RFC 4180, 2.5 to 2.7)', () => {
  expect(withRecords(['b,c'], [['say "hi"'], ['two\nlines'], ['two\r\nlines']])).toBe(
    '"b,c"\r\n"say ""hi"""\r\n"two\nlines"\r\n"two\r\nlines"\r\n',
  );
});

test('numbers keep all their digits, what is missing is empty, booleans are words', () => {
  expect(withRecords(['a', 'b', 'c', 'd'], [[0.1 + 0.2, null, true, false]])).toBe(
    'a,b,c,d\r\n0.30000000000000004,,true,false\r\n',
  );
});
