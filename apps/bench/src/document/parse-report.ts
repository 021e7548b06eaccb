import { parseSchema } from '@raqam/artifact';
import type { ReportDocument } from './report-document.ts';
import { ReportFormatError } from './report-format-error.ts';
import { reportSchema } from './report-schema.ts';

const REMEDY = 'Make it again with raqam-bench.';

/**
 * Takes back what `renderJson` gave.
 *
 * @param text The whole file.   @param fileName Used in errors only.
 * @throws {ReportFormatError} `a.json: version is 2; expected 3. Make it again with raqam-bench.`
 */
export function parseReport(text: string, fileName: string): ReportDocument {
  return parseSchema(reportSchema, parseText(text, fileName), {
    what: fileName,
    remedy: REMEDY,
    error: ReportFormatError,
  });
}

function parseText(text: string, fileName: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The engine's own words are left out: they differ from one to the next.
    throw new ReportFormatError(`${fileName} is not JSON; expected a report. ${REMEDY}`);
  }
}
