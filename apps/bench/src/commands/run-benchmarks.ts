import { BENCHMARKS } from '../benchmarks/registry.ts';
import { UsageError } from '../command-error.ts';
import { describeEnvironment } from '../environment.ts';
import { reportAsMarkdown } from '../markdown.ts';
import type { BenchmarkReport } from '../report.ts';
import { checkOutput, writeReport } from '../write-report.ts';

/**
 * Runs benchmarks and prints their report; progress goes to stderr.
 *
 * @param names Of benchmarks, or `all`.
 * @throws {UsageError} When a name is no benchmark's, or two forms of output are asked for.
 * @throws {OutputError} When the report cannot be written; found out before anything is measured.
 */
export async function runBenchmarks(
  names: readonly string[],
  { json = false, markdown = false, out }: { json?: boolean; markdown?: boolean; out?: string },
): Promise<void> {
  if (json && markdown) {
    throw new UsageError('received --json and --markdown; expected one of them. --out report.md writes the other.');
  }
  const chosen = names.includes('all') ? BENCHMARKS : names.map(findBenchmark);
  if (out !== undefined) await checkOutput(out);

  const startedAt = new Date().toISOString();
  const environment = await describeEnvironment();
  const benchmarks = [];
  for (const benchmark of chosen) {
    const { name } = benchmark;
    const results = await benchmark.run((doing) => process.stderr.write(`${name}: ${doing}\n`));
    benchmarks.push({ name, results });
  }
  const report: BenchmarkReport = { version: 1, startedAt, environment, benchmarks };
  const asJson = () => JSON.stringify(report, null, 2);
  if (out !== undefined) await writeReport(out, `${out.endsWith('.md') ? reportAsMarkdown(report) : asJson()}\n`);
  process.stdout.write(`${json ? asJson() : reportAsMarkdown(report)}\n`);
}

function findBenchmark(name: string) {
  const found = BENCHMARKS.find((benchmark) => benchmark.name === name);
  if (found) return found;
  const known = BENCHMARKS.map((benchmark) => benchmark.name).join(', ');
  throw new UsageError(`there is no benchmark "${name}"; expected one of ${known}. raqam-bench list describes them.`);
}
