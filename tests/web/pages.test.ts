import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { type RunningSite, startSite } from './start-site.ts';
import { openWatchedPage } from './watched-page.ts';

const LOCALES = ['en', 'fr', 'ar'] as const;
const ROUTES = ['', 'learn/', 'train/', 'results/', 'data/', 'practice/', 'recognizer/', 'about/'] as const;
const THEMES = ['light', 'dark'] as const;
/** Widths at which a page is looked at in full, and those at which it must at least fit. */
const WIDTHS = [360, 1280] as const;
const OTHER_WIDTHS = [320, 768, 2560] as const;

/** Where to leave a picture of every page as tested, for people to look at. */
const SHOTS_FOLDER = process.env['RAQAM_SHOTS'];

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

  /** A page never scrolls sideways. */
  async function checkFit(page: Page, width: number): Promise<void> {
    await page.setViewportSize({ width, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }

  /** What must hold of a page at one width. */
  async function checkLayout(page: Page, width: number, name: string): Promise<void> {
    await checkFit(page, width);
    // Legacy mode looks at one document only, which is all there is, and needs no second page for it.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
    if (SHOTS_FOLDER !== undefined) {
      mkdirSync(SHOTS_FOLDER, { recursive: true });
      await page.screenshot({ path: join(SHOTS_FOLDER, `${name}-${width}.png`), fullPage: true });
    }
  }

  describe.each(LOCALES)('in %s', (locale) => {
    test.each(ROUTES)('/%s is quiet, isolated, accessible and fits, light and dark, narrow and wide', async (route) => {
      const { page, complaints } = await openWatchedPage(context);
      await page.goto(`${site.url}${locale}/${route}`);
      for (const theme of THEMES) {
        await page.emulateMedia({ colorScheme: theme });
        const root = await page.evaluate(async () => ({
          lang: document.documentElement.lang,
          dir: document.documentElement.dir,
          isIsolated: crossOriginIsolated,
          background: getComputedStyle(document.documentElement).backgroundColor,
          fonts: Array.from(await document.fonts.ready)
            .filter((font) => font.status === 'loaded')
            .map((font) => font.family.replaceAll('"', '')),
        }));
        expect(root).toMatchObject({
          lang: locale,
          dir: locale === 'ar' ? 'rtl' : 'ltr',
          isIsolated: true,
          background: theme === 'light' ? 'rgb(250, 247, 240)' : 'rgb(25, 23, 20)',
        });
        // The Arabic letters weigh as much as everything else: only Arabic pages fetch them.
        expect(root.fonts.includes('Noto Sans Arabic')).toBe(locale === 'ar');
        expect(root.fonts).toContain('Source Sans 3');
        const current = page.locator('nav a[aria-current="page"]');
        expect(await current.getAttribute('href')).toBe(`/${locale}/${route}`);
        for (const width of WIDTHS) {
          await checkLayout(page, width, `${locale}-${route.replace('/', '') || 'home'}-${theme}`);
        }
      }
      for (const width of OTHER_WIDTHS) await checkFit(page, width);
      expect(complaints).toEqual([]);
      await page.close();
    });
  });

  test('the pages of a language name each other in the other languages', async () => {
    const { page } = await openWatchedPage(context);
    await page.goto(`${site.url}fr/data/`);
    const alternates = await page
      .locator('link[rel="alternate"]')
      .evaluateAll((links) => links.map((link) => [link.getAttribute('hreflang'), link.getAttribute('href')]));
    expect(alternates).toEqual([
      ['en', '/en/data/'],
      ['fr', '/fr/data/'],
      ['ar', '/ar/data/'],
      ['x-default', '/'],
    ]);
    await page.close();
  });

  test.each(['light', 'dark'] as const)(
    'an address that leads nowhere has a %s page in every language',
    async (theme) => {
      const { page, complaints } = await openWatchedPage(context);
      await page.emulateMedia({ colorScheme: theme });
      const response = await page.goto(`${site.url}en/nothing/`);
      expect(response?.status()).toBe(404);
      for (const width of WIDTHS) await checkLayout(page, width, `not-found-${theme}`);
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
      for (const width of WIDTHS) await checkLayout(page, width, 'choose-light');
      await page.getByRole('link', { name: 'Français' }).click();
      await page.waitForURL(`${site.url}fr/`);
      await page.context().close();
    });
  });
});
