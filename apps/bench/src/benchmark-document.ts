import type { Environment } from '@raqam/artifact';
import { loadWords } from '@raqam/report/words';
import type { BenchmarkResult } from './benchmark.ts';
import { benchmarkMeasures } from './benchmark-document/benchmark-measures.ts';
import { benchmarkSummary } from './benchmark-document/benchmark-summary.ts';
import { operationSections } from './benchmark-document/operation-sections.ts';
import { pageSections } from './benchmark-document/page-sections.ts';
import { recognizerSections } from './benchmark-document/recognizer-sections.ts';
import { speedSections } from './benchmark-document/speed-sections.ts';
import type { Conditions } from './conditions.ts';
import type { Measure, Records, ReportDocument } from './document/report-document.ts';

/** What a benchmark found, and where. */
export interface BenchmarkOutcome {
  /** As it is called. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Typed again, it repeats the measurement. */
  readonly command: string;
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly environment: Environment;
  readonly conditions: Conditions;
  readonly results: readonly BenchmarkResult[];
}

/** A benchmark's results as a report: verdicts, figures, tables, and measures by names that stay. */
export async function benchmarkDocument({ results, ...place }: BenchmarkOutcome): Promise<ReportDocument> {
  const words = await loadWords('en');
  const measures = benchmarkMeasures(results);
  return {
    version: 3,
    ...place,
    summary: benchmarkSummary(results),
    sections: [
      ...speedSections(results, words),
      ...operationSections(results),
      ...pageSections(results),
      ...recognizerSections(results, words),
    ],
    measures,
    records: recordsOf(measures),
  };
}

/** One row for each value of each measure. */
function recordsOf(measures: readonly Measure[]): Records {
  return {
    columns: ['measure', 'unit', 'round', 'value'],
    rows: measures.flatMap(({ name, unit, values }) => values.map((value, round) => [name, unit, round + 1, value])),
  };
}
