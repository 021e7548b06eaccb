import { constants } from 'node:os';
import { describeBenchEnvironment } from '../bench-environment.ts';
import type { Benchmark, BenchmarkOptions } from '../benchmark.ts';
import { BENCHMARKS } from '../benchmarks/registry.ts';
import { UsageError } from '../command-error.ts';
import { describeConditions } from '../conditions.ts';
import { reportAsMarkdown } from '../markdown.ts';
import type { BenchmarkReport } from '../report.ts';
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

  const startedAt = new Date().toISOString();
  const [environment, conditions] = await Promise.all([describeBenchEnvironment(), describeConditions()]);
  const stop = new AbortController();
  const benchmarks = [];
  for (const benchmark of chosen) {
    if (stop.signal.aborted) break;
    benchmarks.push({ name: benchmark.name, results: await runBenchmark(benchmark, options, stop) });
  }
  const report: BenchmarkReport = { version: 2, startedAt, environment, conditions, benchmarks };
  const asJson = () => JSON.stringify(report, null, 2);
  if (out !== undefined) await writeReport(out, `${out.endsWith('.md') ? reportAsMarkdown(report) : asJson()}\n`);
  process.stdout.write(`${json ? asJson() : reportAsMarkdown(report)}\n`);
  return stop.signal.aborted ? 128 + constants.signals.SIGINT : 0;
}

async function runBenchmark(benchmark: Benchmark, options: BenchmarkOptions, stop: AbortController) {
  const onProgress = (doing: string) => process.stderr.write(`${benchmark.name}: ${doing}\n`);
  const onInterrupt = () => {
    onProgress('stopping; what is finished is reported. Ctrl-C again ends at once.');
    stop.abort();
  };
  // Once: the second Ctrl-C finds no listener and ends the program as usual.
  if (benchmark.canStop) process.once('SIGINT', onInterrupt);
  try {
    return await benchmark.run(onProgress, { options, signal: stop.signal });
  } finally {
    process.off('SIGINT', onInterrupt);
  }
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
