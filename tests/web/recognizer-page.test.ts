// The page about the recognizer: its live example.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { checkAccessibility } from './check-accessibility.ts';
import { drawSeven, findPad } from './draw-on-pad.ts';
import { type RunningSite, startSite } from './start-site.ts';
import { type Visit, visitPage } from './visit-page.ts';

const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } } as const;
/** A page on a busy machine. */
const PATIENCE = { timeout: 10_000 };

describe.skipIf(findBrowser() === null)('the page about the recognizer in Chromium', () => {
  let site: RunningSite;
  let browser: Browser;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  const visit = (path: string, act: Visit, options?: BrowserContextOptions) =>
    visitPage(browser, site.url + path, act, options);

  const result = (page: Page) => page.getByRole('region', { name: 'What recognize returns' });
  const readings = (page: Page) => page.getByRole('listitem').filter({ has: page.getByRole('img') });

  test('tells the object that recognize returns, and each step to it', () =>
    visit('en/recognizer/', async (page) => {
      expect(await result(page).textContent()).toBe('null: nothing is drawn yet.');
      await findPad(page).scrollIntoViewIfNeeded();
      await drawSeven(page);
      await expect.poll(() => result(page).textContent(), PATIENCE).toContain("verdict: 'digit',\n  label: 7,");
      expect(await result(page).textContent()).toContain("trace: ['ink', 'box', 'fitted', 'centered']");
      const stages = await readings(page).allTextContents();
      expect(stages).toEqual([
        expect.stringMatching(/^The whole padreads as \d, \d+\.\d%squeezed/),
        expect.stringMatching(/^Its boxreads as \d, \d+\.\d%cut out/),
        expect.stringMatching(/^20 cells longreads as \d, \d+\.\d%the box/),
        expect.stringMatching(/^Centeredreads as 7, \d+\.\d%the center/),
      ]);
      await checkAccessibility(page);
      await page.getByRole('button', { name: 'Clear' }).click();
      await expect.poll(() => result(page).textContent()).toBe('null: nothing is drawn yet.');
      expect((await readings(page).allTextContents()).join()).not.toContain('reads as');
    }));

  test('leaves the focus at its beginning: the page is not there for the pad alone', () =>
    visit('en/recognizer/', async (page) => {
      expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
    }));

  test('with an answer it is accessible and fits a phone, in Arabic and by night', () =>
    visit(
      'ar/recognizer/',
      async (page) => {
        await findPad(page).scrollIntoViewIfNeeded();
        await drawSeven(page);
        await expect.poll(() => page.getByText('label: 7').isVisible(), PATIENCE).toBe(true);
        await checkAccessibility(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      },
      { ...PHONE, colorScheme: 'dark' },
    ));
});
