import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { directionOf, type Locale } from '../../apps/web/i18n/locales.ts';
import { findBrowser, launchBrowser } from './browser.ts';
import { checkAccessibility } from './check-accessibility.ts';
import { exportedPages } from './exported-pages.ts';
import { findForeignText } from './find-foreign-text.ts';
import { type RunningSite, startSite } from './start-site.ts';
import { openWatchedPage } from './watched-page.ts';

/** The paper of each theme, as the tokens give it. */
const PAPER = { light: 'rgb(250, 247, 240)', dark: 'rgb(25, 23, 20)' } as const;

/** Widths at which every page must at least fit; those at which it is also examined stand in `Examination`. */
const WIDTHS = [320, 360, 768, 1280, 2560] as const;

/** A look at a page through a theme at a width. */
interface Examination {
  readonly theme: keyof typeof PAPER;
  readonly width: number;
}

/**
 * The tests that every exported page in one language passes as it opens: it is quiet, isolated, in its language and
 * direction, accessible in light and dark, and fits every width; with a finger, all that can be pressed is large enough;
 * nothing is asked of another host.
 *
 * @param examinations Where axe looks. Half a second each: languages of one direction need not all see all of them.
 */
export function describeEveryPage(locale: Locale, examinations: readonly Examination[]): void {
  describe.skipIf(findBrowser() === null)(`every page in ${locale}`, () => {
    let site: RunningSite;
    let browser: Browser;
    let context: BrowserContext;
    const origins = new Set<string>();

    beforeAll(async () => {
      [site, browser] = await Promise.all([startSite(), launchBrowser()]);
      context = await browser.newContext({ locale: 'en-US' });
      context.on('request', (request) => origins.add(new URL(request.url()).origin));
    });

    afterAll(async () => {
      await browser?.close();
      await site?.stop();
    });

    test.each(exportedPages(locale))('/%s', async (path) => {
      const { page, complaints } = await openWatchedPage(context);
      const session = await context.newCDPSession(page);
      await page.goto(`${site.url}${locale}/${path}`, { waitUntil: 'networkidle' });
      const root = await page.evaluate(() => {
        const { lang, dir } = document.documentElement;
        return { lang, dir, isIsolated: crossOriginIsolated, numHeadings: document.querySelectorAll('h1').length };
      });
      expect(root).toEqual({ lang: locale, dir: directionOf(locale), isIsolated: true, numHeadings: 1 });
      expect(await findForeignText(page, locale)).toEqual([]);
      // The navigation shows where one is: at the page itself, or at the one that it belongs to.
      const current = await page.locator('nav a[aria-current]:not([hreflang])').first().getAttribute('href');
      expect(`/${locale}/${path}`.startsWith(current ?? 'no link')).toBe(true);
      expect(current === `/${locale}/`).toBe(path === '');

      for (const { theme, width } of examinations) {
        await page.emulateMedia({ colorScheme: theme });
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe(
          PAPER[theme],
        );
        await checkAccessibility(page);
      }

      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 800 });
        expect(await findOverflow(page), `at ${width} pixels`).toEqual([]);
      }

      await page.setViewportSize({ width: 360, height: 800 });
      await setTouch(session, true);
      expect(await findSmallTargets(page)).toEqual([]);

      expect(complaints).toEqual([]);
      expect([...origins]).toEqual([new URL(site.url).origin]);
      await page.close();
    });
  });
}

/** Makes the page's device one with a finger, or with a mouse again. */
async function setTouch(session: CDPSession, enabled: boolean): Promise<void> {
  await session.send('Emulation.setTouchEmulationEnabled', { enabled, maxTouchPoints: enabled ? 5 : 1 });
}

/** What makes the page scroll sideways: the elements that reach out of the window, empty where it does not scroll. */
function findOverflow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = Array.from(document.body.querySelectorAll('*')).filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return left < -1 || right > clientWidth + 1;
    });
    return [`${scrollWidth} > ${clientWidth}`, ...wide.slice(0, 5).map((each) => each.outerHTML.slice(0, 200))];
  });
}

/**
 * What can be pressed and is smaller than 44 by 44 pixels, where a finger is the pointer. A field's label counts as the
 * field; links within sentences may be as high as their line (WCAG 2.2, 2.5.8).
 */
function findSmallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const pressed = 'button, input, select, summary, textarea, nav a, [role="button"], [role="tab"], [role="switch"]';
    if (!matchMedia('(pointer: coarse)').matches) return ['expected a coarse pointer'];
    return Array.from(document.body.querySelectorAll<HTMLElement>(pressed))
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .flatMap((element) => {
        const field = element instanceof HTMLInputElement ? (element.labels?.[0] ?? element) : element;
        const boxes = [element, field].map((each) => each.getBoundingClientRect());
        const width = Math.max(...boxes.map((box) => box.width));
        const height = Math.max(...boxes.map((box) => box.height));
        // Hidden from sight and shown to those who listen: such a thing is one pixel large.
        if (width <= 1 || height <= 1 || (width >= 43.5 && height >= 43.5)) return [];
        return [`${Math.round(width)}×${Math.round(height)} ${element.outerHTML.slice(0, 160)}`];
      });
  });
}
