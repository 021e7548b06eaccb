import type { ReportDocument } from '../document/report-document.ts';

/**
 * Fills the placeholders of the README's template.
 *
 * @param reports By name.
 * @throws {ReadmeError} When a placeholder names a report, measure or format that is not there.
 */
export function renderReadme(template: string, reports: ReadonlyMap<string, ReportDocument>): string {
  throw new Error(`renderReadme: ${template.length} characters, ${reports.size} reports.`);
}
