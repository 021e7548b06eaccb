import { createServer } from 'node:net';
import lighthouse, { desktopConfig, type Result } from 'lighthouse';
import { chromium } from 'playwright-core';
import { browserOptions } from '../web/browser.ts';

/** The categories that pages are judged by. */
const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;

/** The device that Lighthouse pretends to be: a slow phone with a slow network, or a desktop computer. */
export type Device = 'phone' | 'desktop';

/** What Lighthouse says of one page. */
export interface Judgement {
  readonly url: string;
  readonly device: Device;
  /** From 0 to 100, by category. */
  readonly scores: Readonly<Record<(typeof CATEGORIES)[number], number>>;
  /** The audits that cost the most, worst first, with what was measured. */
  readonly losses: readonly string[];
}

/**
 * Judges pages by Lighthouse, each as a first visit.
 *
 * @param urls Of the pages, which are served already.
 * @param required What each category should reach.
 * @throws {Error} Where there is no browser, or Lighthouse cannot judge a page.
 */
export async function* judgePages(
  urls: readonly string[],
  device: Device,
  required: number,
): AsyncGenerator<Judgement> {
  const port = await findFreePort();
  const { args, ...options } = browserOptions();
  const browser = await chromium.launchServer({ ...options, args: [...args, `--remote-debugging-port=${port}`] });
  try {
    for (const url of urls) {
      const judgements = [await judgePage(url, device, port)];
      // One timing on a busy machine says little: a page that seems slow is judged twice more, and the median counts.
      if (judgements[0].scores.performance < required) {
        for (let i = 0; i < 2; i++) judgements.push(await judgePage(url, device, port));
        judgements.sort((a, b) => a.scores.performance - b.scores.performance);
      }
      yield judgements[Math.floor(judgements.length / 2)];
    }
  } finally {
    await browser.close();
  }
}

async function judgePage(url: string, device: Device, port: number): Promise<Judgement> {
  const result = await lighthouse(
    url,
    { port, onlyCategories: [...CATEGORIES], output: 'json', logLevel: 'error' },
    device === 'desktop' ? desktopConfig : undefined,
  );
  if (result === undefined) throw new Error(`judgePages: Lighthouse said nothing of ${url}.`);
  const { lhr } = result;
  if (lhr.runtimeError !== undefined) throw new Error(`judgePages: ${url}: ${lhr.runtimeError.message}`);
  const score = (category: string) => Math.round(100 * (lhr.categories[category].score ?? 0));
  return {
    url,
    device,
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
    },
    losses: findLosses(lhr),
  };
}

/** The audits below their best that count in a category, by how much they take from it. */
function findLosses(lhr: Result): string[] {
  const losses = CATEGORIES.flatMap((category) => {
    const audits = lhr.categories[category].auditRefs;
    const sum = audits.reduce((total, { weight }) => total + weight, 0);
    return audits.flatMap(({ id, weight }) => {
      const { displayValue = '', score } = lhr.audits[id];
      const points = score === null ? 0 : (100 * weight * (1 - score)) / sum;
      return points < 0.5 ? [] : [{ points, text: `${category} −${points.toFixed(0)}: ${id} ${displayValue}`.trim() }];
    });
  });
  return losses.sort((a, b) => b.points - a.points).map(({ text }) => text);
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('judgePages: expected a port.');
  return address.port;
}
