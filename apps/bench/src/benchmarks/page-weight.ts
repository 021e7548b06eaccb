import { fileURLToPath } from 'node:url';
import type { Benchmark } from '../benchmark.ts';
import { weighPages } from '../page-weight/weigh-pages.ts';

const SITE = fileURLToPath(new URL('../../../web/out', import.meta.url));

/** What a visitor's browser has to load. */
export const pageWeightBenchmark: Benchmark = {
  name: 'page-weight',
  title: 'Weight of the pages',
  description:
    'What each page of the exported site loads, at once and later, in files and bytes (needs the built site).',
  run: async (onProgress) => {
    onProgress(`reading ${SITE}`);
    return weighPages(SITE);
  },
};
