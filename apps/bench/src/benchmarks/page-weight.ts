import { fileURLToPath } from 'node:url';
import type { Benchmark } from '../benchmark.ts';
import { weighPages } from '../page-weight/weigh-pages.ts';

const SITE = fileURLToPath(new URL('../../../web/out', import.meta.url));

/** What a visitor's browser has to load. */
export const measurePageWeight: Benchmark['run'] = async (onProgress) => {
  onProgress(`reading ${SITE}`);
  return weighPages(SITE);
};
