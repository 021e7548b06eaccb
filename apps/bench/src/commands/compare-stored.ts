import { readFile, stat } from 'node:fs/promises';
import { UsageError } from '../command-error.ts';
import { compareReports } from '../compare/compare-reports.ts';
import { describeComparison } from '../compare/describe-comparison.ts';
import { parseReport } from '../document/parse-report.ts';
import type { ReportDocument } from '../document/report-document.ts';
import { createPaint } from '../document/terminal/paint.ts';
import { tableLines } from '../document/terminal/table-lines.ts';
import { wrapText } from '../document/terminal/wrap-text.ts';
import { openRunStore } from '../store/open-run-store.ts';
import { stdoutTerminal } from './stdout-terminal.ts';

/** How two reports are compared. */
export interface CompareOptions {
  /** As a share of the first value. @default 0.05 */
  readonly threshold?: number;
  readonly json?: boolean;
}

const THRESHOLD = 0.05;

/**
 * Compares two reports, measure by measure, and prints what changed.
 *
 * @param places  Two files `*.json`, or two stores.
 * @param name    Of the report, in stores.
 * @returns The exit code: 1 when a measure is worse beyond the threshold, else 0.
 * @throws {UsageError} When there is no such report, or the two have nothing in common.
 */
export async function compareStored(
  places: readonly [string, string],
  name: string | undefined,
  { json = false, threshold = THRESHOLD }: CompareOptions,
): Promise<number> {
  const reports = [await loadReport(places[0], name), await loadReport(places[1], name)] as const;
  const comparison = compareReports(...reports, threshold);
  const { measures } = comparison;
  if (measures.length === 0) {
    throw new UsageError(
      `the reports ${reports[0].name} and ${reports[1].name} have no measure in common; expected two reports of one experiment. Name others.`,
    );
  }
  const isWorse = measures.some(({ verdict }) => verdict === 'worse');
  if (json) {
    process.stdout.write(`${JSON.stringify({ threshold, isWorse, ...comparison }, null, 2)}\n`);
  } else {
    const { color, columns } = stdoutTerminal();
    const { sentences, table } = describeComparison(comparison, reports, threshold);
    const lines = [
      ...tableLines(table, columns, createPaint(color)),
      '',
      ...sentences.flatMap((sentence) => wrapText(sentence, columns)),
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  return isWorse ? 1 : 0;
}

async function loadReport(place: string, name: string | undefined): Promise<ReportDocument> {
  const isFolder = await stat(place).then(
    (found) => found.isDirectory(),
    () => null,
  );
  if (isFolder === null) {
    throw new UsageError(`${place} is not there; expected a report *.json, or a store. Name another one.`);
  }
  if (!isFolder) return parseReport(await readFile(place, 'utf8'), place);
  if (name === undefined) {
    throw new UsageError(
      `${place} is a store; expected the name of one of its reports. Give it last: raqam-bench compare A B report-scenarios`,
    );
  }
  const store = await openRunStore(place, {
    readOnly: true,
    onNotice: (notice) => process.stderr.write(`${notice}\n`),
  });
  const report = await store.readReport(name);
  await store.close();
  if (report !== null) return report;
  throw new UsageError(
    `the store ${place} has no report ${JSON.stringify(name)}; expected one that was made there. Make it: raqam-bench ${name} --store ${place}`,
  );
}
