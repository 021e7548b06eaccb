import type { AnalysisContext } from '../analysis/analysis-context.ts';
import type { ReportDocument } from '../document/report-document.ts';
import type { SearchOutcome } from './search-outcome.ts';

/** The report of a search for the shortest schedules. */
export async function analyzeSearch(
  { choices, experiment }: SearchOutcome,
  { command }: Omit<AnalysisContext, 'test'>,
): Promise<ReportDocument> {
  throw new Error(`analyzeSearch: ${choices.length} targets of ${experiment.name} by ${command}.`);
}
