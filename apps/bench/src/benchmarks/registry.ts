import type { Benchmark } from '../benchmark.ts';
import { backendBenchmark } from './backend.ts';
import { dataBenchmark } from './data.ts';
import { engineBenchmark } from './engine.ts';
import { engineChromiumBenchmark } from './engine-chromium.ts';
import { imageBenchmark } from './image.ts';
import { inferenceBenchmark } from './inference.ts';
import { modelsBenchmark } from './models.ts';
import { pageWeightBenchmark } from './page-weight.ts';
import { recognizerBenchmark } from './recognizer.ts';
import { recognizerNumbersBenchmark } from './recognizer-numbers.ts';
import { recognizerRejectionBenchmark } from './recognizer-rejection.ts';
import { recognizerRobustnessBenchmark } from './recognizer-robustness.ts';
import { recognizerSpeedBenchmark } from './recognizer-speed.ts';
import { scalingBenchmark } from './scaling.ts';

/**
 * Every benchmark there is, in the order in which they run, whatever the order in which they are named: those that
 * change the tfjs backend for training come after those that measure it as it is published.
 */
export const BENCHMARKS: readonly Benchmark[] = [
  dataBenchmark,
  imageBenchmark,
  inferenceBenchmark,
  pageWeightBenchmark,
  recognizerBenchmark,
  recognizerRobustnessBenchmark,
  recognizerRejectionBenchmark,
  recognizerNumbersBenchmark,
  recognizerSpeedBenchmark,
  backendBenchmark,
  engineBenchmark,
  scalingBenchmark,
  modelsBenchmark,
  engineChromiumBenchmark,
];
