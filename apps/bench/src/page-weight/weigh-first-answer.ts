import { gzipSync } from 'node:zlib';
import type { Browser, Page, Response } from 'playwright-core';
import type { AmountResult } from '../benchmark.ts';
import { beginScribble } from '../site-speed/scribble.ts';

/** The most that the first page may weigh until it has answered. */
const REQUIRED_KB = 210;

/** How many movements of the pen are made; the first of them get the answer. */
const NUM_MOVES = 12;

/** A language that the site does not speak: the root then stays, a page of the framework without a program of its own. */
const NO_LANGUAGE = 'de-DE';

/**
 * Weighs the first page in a browser that has never been here: everything that it fetches, documents, styles, scripts,
 * workers and weights, from the address to the first answer to a drawing. Packed files and pictures count as they are,
 * everything else as gzip packs it, and again as the server sends it.
 *
 * @param url Of the served site, with a slash at the end.
 * @returns With the weight of the scripts that any page of the framework has.
 */
export async function weighFirstAnswer(browser: Browser, url: string): Promise<AmountResult[]> {
  const first = await weighVisit(browser, 'en-US', async (page) => {
    await page.goto(`${url}en/`);
    const answeredAt = page.evaluate(waitForAnswer);
    for (const move of await beginScribble(page, NUM_MOVES)) await move();
    return await answeredAt;
  });
  const bare = await weighVisit(browser, NO_LANGUAGE, async (page) => {
    await page.goto(url, { waitUntil: 'networkidle' });
    return Number.POSITIVE_INFINITY;
  });
  return [
    amount('the first page until it answers, with gzip', sum(first, 'gzipBytes'), REQUIRED_KB),
    amount('the first page until it answers, as it is sent', sum(first, 'sentBytes')),
    amount(
      'of which scripts of the framework, with gzip',
      sum(
        bare.filter(({ isScript }) => isScript),
        'gzipBytes',
      ),
    ),
  ];
}

interface WeighedFile {
  readonly isScript: boolean;
  readonly gzipBytes: number;
  readonly sentBytes: number;
}

/** Runs in the page. @returns When a digit first stood out among the ten, in milliseconds since 1970. */
async function waitForAnswer(): Promise<number> {
  return await new Promise((resolve) => {
    const observer = new MutationObserver(() => {
      if (document.querySelector('[role="option"][data-best="true"]') === null) return;
      observer.disconnect();
      resolve(Date.now());
    });
    observer.observe(document.body, { subtree: true, attributeFilter: ['data-best'] });
  });
}

/** @param visit Returns until when, in milliseconds since 1970, what the page asks for counts. */
async function weighVisit(
  browser: Browser,
  locale: string,
  visit: (page: Page) => Promise<number>,
): Promise<WeighedFile[]> {
  const context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    // A worker asks again for a file that the page has just got, and gets the page's.
    const responses = new Map<string, Response>();
    page.on('response', (response) => {
      if (!responses.has(response.url())) responses.set(response.url(), response);
    });
    const end = await visit(page);
    const counted = [...responses.values()].filter((response) => response.request().timing().startTime <= end);
    return await Promise.all(counted.map(weighFile));
  } finally {
    await context.close();
  }
}

async function weighFile(response: Response): Promise<WeighedFile> {
  const { 'content-type': contentType = '', 'content-encoding': encoding } = response.headers();
  const body = await response.body();
  const isPacked = /font|image\/png|application\/gzip/.test(contentType);
  return {
    isScript: /javascript/.test(contentType),
    gzipBytes: isPacked ? body.length : gzipSync(body, { level: 9 }).length,
    sentBytes: encoding === undefined ? body.length : (await response.request().sizes()).responseBodySize,
  };
}

function sum(files: readonly WeighedFile[], what: 'gzipBytes' | 'sentBytes'): number {
  return files.reduce((total, file) => total + file[what], 0);
}

function amount(name: string, bytes: number, required?: number): AmountResult {
  return { kind: 'amount', name, unit: 'kB', value: bytes / 1000, ...(required !== undefined && { required }) };
}
