import type { Benchmark, BenchmarkOptions } from '../benchmark.ts';
import { benchmarkDocument } from '../benchmark-document.ts';
import { BENCHMARKS } from '../benchmarks/registry.ts';
import { UsageError } from '../command-error.ts';
import { renderJson } from '../document/render-json.ts';
import { renderMarkdown } from '../document/render-markdown.ts';
import type { ReportDocument } from '../document/report-document.ts';
import { measureBenchmark } from '../measure-benchmark.ts';
import { checkOutput, writeReport } from '../write-report.ts';

/** How a report is given, and what is changed about its benchmarks. */
export interface RunOptions extends BenchmarkOptions {
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly out?: string;
}

/**
 * Runs benchmarks and prints their report; progress goes to stderr. Ctrl-C during one that can stop ends it early: what
 * it has finished is reported, and nothing further is run.
 *
 * @param names Of benchmarks, or `all`.
 * @returns The exit code: 0, or 128 + 2 after Ctrl-C.
 * @throws {UsageError} When a name is no benchmark's, none of them takes an option that was given, or two forms of
 * output are asked for.
 * @throws {OutputError} When the report cannot be written; found out before anything is measured.
 */
export async function runBenchmarks(
  names: readonly string[],
  { json = false, markdown = false, out, ...options }: RunOptions,
): Promise<number> {
  if (json && markdown) {
    throw new UsageError('received --json and --markdown; expected one of them. --out report.md writes the other.');
  }
  const chosen = chooseBenchmarks(names);
  checkOptions(chosen, options);
  if (out !== undefined) await checkOutput(out);

  const reports: ReportDocument[] = [];
  for (const benchmark of chosen) {
    const outcome = await measureBenchmark(benchmark, { options, command: `raqam-bench ${benchmark.name}` });
    reports.push(await benchmarkDocument(outcome));
  }
  const asJson = () => reports.map(renderJson).join('');
  const asMarkdown = () => reports.map((report) => renderMarkdown(report)).join('\n');
  if (out !== undefined) await writeReport(out, out.endsWith('.md') ? asMarkdown() : asJson());
  process.stdout.write(json ? asJson() : asMarkdown());
  return 0;
}

/** In the registry's order, each once. */
function chooseBenchmarks(names: readonly string[]): readonly Benchmark[] {
  if (names.includes('all')) return BENCHMARKS;
  const known = BENCHMARKS.map((benchmark) => benchmark.name);
  for (const name of names.filter((each) => !known.includes(each))) {
    throw new UsageError(
      `there is no benchmark "${name}"; expected one of ${known.join(', ')}. raqam-bench list describes them.`,
    );
  }
  return BENCHMARKS.filter((benchmark) => names.includes(benchmark.name));
}

/** An option that changes nothing was given by mistake. */
function checkOptions(chosen: readonly Benchmark[], options: BenchmarkOptions): void {
  const names = ['seeds', 'epochs', 'limit', 'run', 'unseen'] as const;
  for (const name of names.filter((each) => options[each] !== undefined)) {
    if (chosen.some((benchmark) => benchmark.options?.includes(name))) continue;
    const takers = BENCHMARKS.filter((benchmark) => benchmark.options?.includes(name)).map((each) => each.name);
    throw new UsageError(
      `received --${name}, which ${chosen.map((each) => each.name).join(', ')} does not take; expected it with ${takers.join(', ')}. Leave it out.`,
    );
  }
}
