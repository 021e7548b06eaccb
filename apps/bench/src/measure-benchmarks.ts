import { describeBenchEnvironment } from './bench-environment.ts';
import type { Benchmark, BenchmarkOptions } from './benchmark.ts';
import { describeConditions } from './conditions.ts';
import type { BenchmarkReport } from './report.ts';

/**
 * Runs benchmarks one after the other; progress goes to stderr.
 *
 * @param stop Aborted by Ctrl-C during a benchmark that can stop; none follows then.
 */
export async function measureBenchmarks(
  chosen: readonly Benchmark[],
  options: BenchmarkOptions,
  stop: AbortController,
): Promise<BenchmarkReport> {
  const startedAt = new Date().toISOString();
  const [environment, conditions] = await Promise.all([describeBenchEnvironment(), describeConditions()]);
  const benchmarks = [];
  for (const benchmark of chosen) {
    if (stop.signal.aborted) break;
    benchmarks.push({ name: benchmark.name, results: await runBenchmark(benchmark, options, stop) });
  }
  return { version: 2, startedAt, environment, conditions, benchmarks };
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
