import { fileURLToPath } from 'node:url';
import type { Benchmark, BenchmarkResult } from '../benchmark.ts';
import { ABSENT_CHROMIUM } from '../chromium/absent-chromium.ts';
import { findChromium } from '../chromium/find-chromium.ts';
import { launchChromium } from '../chromium/launch-chromium.ts';
import { weighFirstAnswer } from '../page-weight/weigh-first-answer.ts';
import { weighPages } from '../page-weight/weigh-pages.ts';
import { serveSite } from '../site-speed/serve-site.ts';
import { withDisposal } from '../with-disposal.ts';

const SITE = fileURLToPath(new URL('../../../web/out', import.meta.url));

/** What a visitor's browser has to load. */
export const measurePageWeight: Benchmark['run'] = async (onProgress) => {
  onProgress(`reading ${SITE}`);
  const pages = weighPages(SITE);
  onProgress('visiting the first page until it answers');
  return [...(await weighVisits()), ...pages];
};

async function weighVisits(): Promise<BenchmarkResult[]> {
  const executablePath = findChromium();
  if (executablePath === null) return [ABSENT_CHROMIUM];
  return await withDisposal(async (keep) => {
    const site = keep(await serveSite('page-weight'));
    const browser = await launchChromium(executablePath);
    keep({ dispose: () => browser.close() });
    return await weighFirstAnswer(browser, site.url);
  });
}
