import { environmentFacts } from '../document/environment-facts.ts';
import type { ReportDocument } from '../document/report-document.ts';
import { ReadmeError } from './errors.ts';
import { formatMeasure } from './measure-format.ts';
import { type FactPlaceholder, findPlaceholders, type Placeholder } from './placeholder.ts';

/**
 * Fills the placeholders of a template with what reports say; the text around them stays.
 *
 * @param reports By name.
 * @throws {ReadmeError} `line 12: {{engine: duration/Raqam | duration}}: the report "engine" has no measure …`
 */
export function renderReadme(template: string, reports: ReadonlyMap<string, ReportDocument>): string {
  let rendered = '';
  let done = 0;
  for (const { end, placeholder, start, where } of findPlaceholders(template)) {
    rendered += template.slice(done, start) + fill(placeholder, reports, where);
    done = end;
  }
  return rendered + template.slice(done);
}

/** The names of the reports that a template asks, each once. */
export function reportsOfTemplate(template: string): string[] {
  return [...new Set(findPlaceholders(template).map(({ placeholder }) => placeholder.report))];
}

function fill(placeholder: Placeholder, reports: ReadonlyMap<string, ReportDocument>, where: string): string {
  const report = reports.get(placeholder.report);
  if (report === undefined) {
    throw new ReadmeError(
      `${where}: there is no report "${placeholder.report}"; make it with: raqam-bench ${placeholder.report}`,
    );
  }
  if (placeholder.kind === 'fact') return factOf(report, placeholder.fact);
  const measure = report.measures.find(({ name }) => name === placeholder.measure);
  if (measure === undefined) {
    throw new ReadmeError(
      `${where}: the report "${report.name}" has no measure "${placeholder.measure}"; expected one of ${report.measures.map(({ name }) => `"${name}"`).join(', ')}.`,
    );
  }
  return formatMeasure(measure, placeholder.format, where);
}

function factOf(report: ReportDocument, fact: FactPlaceholder['fact']): string {
  switch (fact) {
    case 'command':
      return report.command;
    case 'date':
      return new Date(report.startedAt).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
    case 'machine':
      return environmentFacts(report)
        .filter(({ name }) => name === 'Processor' || name === 'Runtime')
        .map(({ value }) => value)
        .join(', ');
    case 'summary':
      return report.summary.map((sentence) => `- ${sentence}`).join('\n');
  }
}
