import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { checkAccessibility } from './check-accessibility.ts';
import { type RunningSite, startSite } from './start-site.ts';
import { openWatchedPage } from './watched-page.ts';

/** Widths at which a page is looked at. */
const WIDTHS = [360, 1280] as const;

describe.skipIf(findBrowser() === null)('the pages in Chromium', () => {
  let site: RunningSite;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), launchBrowser()]);
    context = await browser.newContext({ locale: 'en-US' });
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  /** What must hold of a page at one width. */
  async function checkLayout(page: Page, width: number): Promise<void> {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await checkAccessibility(page);
  }

  test.each(['en', 'ar'] as const)('the letters of its script are all that a page in %s fetches', async (locale) => {
    const { page } = await openWatchedPage(context);
    await page.goto(`${site.url}${locale}/about/`);
    const fonts = () =>
      page.evaluate(() =>
        Array.from(document.fonts)
          .filter((font) => font.status === 'loaded')
          .map((font) => font.family.replaceAll('"', '')),
      );
    // They come when the page is at rest.
    await expect.poll(fonts, { timeout: 20_000 }).toContain('Source Sans 3');
    // The Arabic letters weigh as much as everything else.
    if (locale === 'ar') await expect.poll(fonts, { timeout: 20_000 }).toContain('Noto Sans Arabic');
    else expect(await fonts()).not.toContain('Noto Sans Arabic');
    await page.close();
  });

  test.each(['light', 'dark'] as const)(
    'an address that leads nowhere has a %s page in every language',
    async (theme) => {
      const { page, complaints } = await openWatchedPage(context);
      await page.emulateMedia({ colorScheme: theme });
      const response = await page.goto(`${site.url}en/nothing/`);
      expect(response?.status()).toBe(404);
      for (const width of WIDTHS) await checkLayout(page, width);
      const hrefs = await page.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      expect(hrefs).toEqual(['/en/', '/fr/', '/ar/']);
      // Chromium itself reports the status of the page.
      expect(complaints).toEqual([
        'console error: Failed to load resource: the server responded with a status of 404 (Not Found)',
      ]);
      await page.close();
    },
  );

  describe('the root', () => {
    async function visitRoot(locale: string, stored: string | null = null): Promise<Page> {
      const visitor = await browser.newContext({ locale });
      const { page, complaints } = await openWatchedPage(visitor);
      if (stored !== null) {
        await page.goto(`${site.url}404.html`);
        await page.evaluate((language) => localStorage.setItem('raqam:language', language), stored);
        complaints.length = 0;
      }
      await page.goto(site.url, { waitUntil: 'networkidle' });
      expect(complaints).toEqual([]);
      return page;
    }

    test.each([
      ['fr-CA', null, 'fr/'],
      ['ar-MA', null, 'ar/'],
      ['en-GB', null, 'en/'],
      ['fr-FR', 'ar', 'ar/'],
      ['fr-FR', 'tlh', 'fr/'],
    ])('leads a browser that speaks %s and remembers %s to /%s', async (locale, stored, path) => {
      const page = await visitRoot(locale, stored);
      expect(page.url()).toBe(site.url + path);
      await page.context().close();
    });

    test('lets those choose whose language the site does not speak', async () => {
      const page = await visitRoot('de-DE');
      expect(page.url()).toBe(site.url);
      for (const width of WIDTHS) await checkLayout(page, width);
      await page.getByRole('link', { name: 'Français' }).click();
      await page.waitForURL(`${site.url}fr/`);
      await page.context().close();
    });
  });
});
