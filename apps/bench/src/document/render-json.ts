import type { ReportDocument } from './report-document.ts';

/** A report as JSON, indented so that a change of it can be read; `parseReport` takes it back. */
export function renderJson(document: ReportDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
