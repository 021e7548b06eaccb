import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { openWatchedPage } from './watched-page.ts';

/** What a visitor does once the page has come to rest. */
export type Visit = (page: Page, context: BrowserContext) => Promise<void>;

/**
 * Runs one visit with a browser that has never been here, and expects that nothing was complained of. It keeps no site:
 * every request goes to the host, where a test can change the answer.
 */
export async function visitPage(
  browser: Browser,
  url: string,
  visit: Visit,
  options: BrowserContextOptions = {},
): Promise<void> {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  // `serviceWorkers: 'block'` would have the console say so.
  await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'serviceWorker'));
  try {
    const { page, complaints } = await openWatchedPage(context);
    await page.goto(url, { waitUntil: 'networkidle' });
    await visit(page, context);
    expect(complaints).toEqual([]);
  } finally {
    await context.close();
  }
}
