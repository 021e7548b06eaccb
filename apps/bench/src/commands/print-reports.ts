import { UsageError } from '../command-error.ts';
import { renderMarkdown } from '../document/render-markdown.ts';
import { renderTerminal } from '../document/render-terminal.ts';
import type { ReportDocument } from '../document/report-document.ts';
import { stdoutTerminal } from './stdout-terminal.ts';

/** In which form reports are printed. */
export interface PrintOptions {
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/** @throws {UsageError} When two forms are asked for. */
export function checkPrintOptions({ json = false, markdown = false }: PrintOptions): void {
  if (json && markdown) {
    throw new UsageError('received --json and --markdown; expected one of them. --out report.md writes the other.');
  }
}

/** Prints reports on stdout: one JSON document, Markdown, or lines that suit the terminal. */
export function printReports(
  reports: readonly ReportDocument[],
  { json = false, markdown = false }: PrintOptions,
): void {
  if (json) {
    const [only] = reports;
    process.stdout.write(`${JSON.stringify(reports.length === 1 ? only : { reports }, null, 2)}\n`);
    return;
  }
  const texts = reports.map((report) => (markdown ? renderMarkdown(report) : renderTerminal(report, stdoutTerminal())));
  process.stdout.write(texts.join('\n'));
}
