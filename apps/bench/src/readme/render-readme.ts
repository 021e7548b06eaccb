import { environmentFacts } from '../document/environment-facts.ts';
import type { Measure, ReportDocument } from '../document/report-document.ts';
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
  const measure = findMeasure(report, placeholder.measure, where);
  return formatMeasure(measure, placeholder.format, where);
}

/** The one measure of that name. */
function findMeasure({ measures, name: report }: ReportDocument, pattern: string, where: string): Measure {
  const [start, end] = pattern.split('*', 2);
  const found = measures.filter(({ name }) => {
    if (end === undefined) return name === pattern;
    return name.length >= start.length + end.length && name.startsWith(start) && name.endsWith(end);
  });
  if (found.length === 1) return found[0];
  const names = (found.length === 0 ? measures : found).map(({ name }) => `"${name}"`).join(', ');
  throw new ReadmeError(
    found.length === 0
      ? `${where}: the report "${report}" has no measure "${pattern}"; expected one of ${names}.`
      : `${where}: the report "${report}" has ${found.length} measures "${pattern}": ${names}; expected one. Write more of its name.`,
  );
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
    case 'opening':
      return report.summary[0] ?? '';
    case 'summary':
      return report.summary.map((sentence) => `- ${sentence}`).join('\n');
  }
}
