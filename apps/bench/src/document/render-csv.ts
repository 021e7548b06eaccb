import { stringify } from 'csv-stringify/sync';
import type { ReportDocument } from './report-document.ts';

/**
 * The records of a report as CSV (RFC 4180: comma, CRLF, quotes doubled), a header first, one line for each run. What a
 * run does not have is an empty field; numbers are written with all their digits, booleans as `true` and `false`.
 */
export function renderCsv({ records: { columns, rows } }: ReportDocument): string {
  return stringify([columns, ...rows], { record_delimiter: '\r\n', quoted_match: /[\r\n]/, cast: { boolean: String } });
}
