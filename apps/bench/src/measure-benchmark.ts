import { describeBenchEnvironment } from './bench-environment.ts';
import type { Benchmark, BenchmarkOptions } from './benchmark.ts';
import type { BenchmarkOutcome } from './benchmark-document.ts';
import { describeConditions } from './conditions.ts';

/** How a benchmark is called, and by what name, where that is not its own. */
export interface MeasureBenchmarkOptions
  extends Pick<BenchmarkOutcome, 'command'>,
    Partial<Pick<BenchmarkOutcome, 'name' | 'title' | 'description'>> {
  /** @default the benchmark's own */
  readonly options?: BenchmarkOptions;
}

/** Runs a benchmark; progress goes to stderr. `benchmarkDocument` makes a report of what it found. */
export async function measureBenchmark(
  benchmark: Benchmark,
  { options = {}, ...call }: MeasureBenchmarkOptions,
): Promise<BenchmarkOutcome> {
  const startedAt = new Date().toISOString();
  const [environment, conditions] = await Promise.all([describeBenchEnvironment(), describeConditions()]);
  const { description, name, title } = benchmark;
  const results = await benchmark.run((doing) => process.stderr.write(`${name}: ${doing}\n`), options);
  return { name, title, description, ...call, startedAt, environment, conditions, results };
}
