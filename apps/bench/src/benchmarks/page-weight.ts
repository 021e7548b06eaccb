import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Benchmark } from '../benchmark.ts';
import { BenchmarkDataError } from '../command-error.ts';
import { weighPages } from '../page-weight/weigh-pages.ts';

const SITE = fileURLToPath(new URL('../../../web/out', import.meta.url));

/** What a visitor's browser has to load. */
export const pageWeightBenchmark: Benchmark = {
  name: 'page-weight',
  description:
    'what each page of the exported site loads, at once and later, in files and bytes (needs the built site)',
  run: async (onProgress) => {
    onProgress(`reading ${SITE}`);
    if (!existsSync(join(SITE, 'index.html'))) {
      throw new BenchmarkDataError(
        `The benchmark "page-weight" weighs the exported site, and ${SITE} holds none. Build it first: npm start does, and serves it.`,
      );
    }
    return weighPages(SITE);
  },
};
