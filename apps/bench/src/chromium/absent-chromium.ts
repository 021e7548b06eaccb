import type { BenchmarkResult } from '../benchmark.ts';

/** What a benchmark finds that needs Chromium, where there is none. */
export const ABSENT_CHROMIUM: BenchmarkResult = {
  kind: 'absent',
  name: 'Chromium',
  reason: 'None was found; install it, or name it by the environment variable CHROME_PATH.',
};
