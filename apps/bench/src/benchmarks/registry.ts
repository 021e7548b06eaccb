import type { Benchmark } from '../benchmark.ts';
import { dataBenchmark } from './data.ts';
import { imageBenchmark } from './image.ts';
import { pageWeightBenchmark } from './page-weight.ts';
import { scenario3Benchmark } from './scenario-3.ts';

/** Every benchmark there is, in the order in which all of them run. */
export const BENCHMARKS: readonly Benchmark[] = [
  dataBenchmark,
  imageBenchmark,
  pageWeightBenchmark,
  scenario3Benchmark,
];
