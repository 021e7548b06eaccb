import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { countCells, drawByFinger, drawByPen, drawSeven, findPad, findView, onPad } from './draw-on-pad.ts';
import { hideHostHeaders } from './hide-host-headers.ts';
import { type RunningSite, startSite } from './start-site.ts';
import { type Visit, visitPage } from './visit-page.ts';
import { openWatchedPage } from './watched-page.ts';

describe.skipIf(findBrowser() === null)('a visit in Chromium', () => {
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

  describe('drawing', () => {
    test('by mouse fills the 28×28 view, and undo empties it', () =>
      visit('en/', async (page) => {
        expect(await findView(page).getAttribute('aria-label')).toBe('The machine’s view, 28 by 28 cells: blank');
        await drawSeven(page);
        await expect.poll(() => page.getByText('One stroke', { exact: true }).isVisible()).toBe(true);
        const inked = await countCells(page);
        expect(inked).toBeGreaterThan(60);
        expect(await findView(page).getAttribute('aria-label')).toBe(
          `The machine’s view, 28 by 28 cells: ${inked} hold ink`,
        );
        // A 7 fills the upper right corner of its box, and leaves the lower right one empty.
        const places = await findView(page)
          .locator('rect')
          .evaluateAll((rects) =>
            rects.map((rect) => [Number(rect.getAttribute('x')), Number(rect.getAttribute('y'))] as const),
          );
        const right = Math.max(...places.map(([x]) => x));
        const top = Math.min(...places.map(([, y]) => y));
        const bottom = Math.max(...places.map(([, y]) => y));
        const nearCorner = (cornerY: number) =>
          places.filter(([x, y]) => right - x < 4 && Math.abs(cornerY - y) < 4).length;
        expect(nearCorner(top)).toBeGreaterThan(8);
        expect(nearCorner(bottom)).toBe(0);
        await page.getByRole('button', { name: 'Undo' }).click();
        await expect.poll(() => countCells(page)).toBe(0);
      }));

    test('the same strokes elsewhere and smaller give nearly the same view', () =>
      visit('en/', async (page) => {
        const draw = async (scale: number) => {
          await page.mouse.move(...(await onPad(page, 0.1, 0.1)));
          await page.mouse.down();
          await page.mouse.move(...(await onPad(page, 0.1 + 0.5 * scale, 0.1)), { steps: 5 });
          await page.mouse.move(...(await onPad(page, 0.1 + 0.2 * scale, 0.1 + 0.8 * scale)), { steps: 5 });
          await page.mouse.up();
          return await countCells(page);
        };
        const large = await draw(1);
        await page.getByRole('button', { name: 'Clear' }).click();
        await expect.poll(() => countCells(page)).toBe(0);
        const small = await draw(0.4);
        expect(Math.abs(large - small)).toBeLessThan(large * 0.1);
      }));

    test('by finger draws, and does not scroll the page', () =>
      visit(
        'en/',
        async (page) => {
          await drawByFinger(
            page,
            Array.from({ length: 9 }, (_, i) => [0.5, 0.85 - 0.09 * i]),
          );
          await expect.poll(() => countCells(page)).toBeGreaterThan(30);
          expect(await page.evaluate(() => window.scrollY)).toBe(0);
        },
        { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } },
      ));

    test('by pen is as wide as the pen is pressed', () =>
      visit('en/', async (page) => {
        await drawByPen(page, [
          [0.2, 0.5, 0.1],
          [0.5, 0.5, 0.5],
          [0.8, 0.5, 0.9],
        ]);
        const widths = await findPad(page)
          .locator('path[stroke-width]')
          .evaluateAll((paths) => paths.map((path) => Number(path.getAttribute('stroke-width'))));
        expect(widths.length).toBeGreaterThanOrEqual(3);
        expect(widths.at(-1)).toBeGreaterThan((widths[0] ?? 0) * 1.5);
      }));

    test('by keys alone works from the moment the page is open', () =>
      visit('en/', async (page) => {
        await expect.poll(() => findPad(page).evaluate((sheet) => sheet === document.activeElement)).toBe(true);
        await page.keyboard.press('Space');
        expect(await page.getByText('Pen down', { exact: true }).isVisible()).toBe(true);
        for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Shift+ArrowRight');
        await page.keyboard.press('Space');
        expect(await page.getByText('One stroke', { exact: true }).isVisible()).toBe(true);
        expect(await countCells(page)).toBeGreaterThan(30);
        await page.keyboard.press('Space');
        await page.keyboard.press('ArrowRight');
        await page.keyboard.press('Space');
        expect(await page.getByText('2 strokes', { exact: true }).isVisible()).toBe(true);
        await page.keyboard.press('Control+z');
        expect(await page.getByText('One stroke', { exact: true }).isVisible()).toBe(true);
        await page.keyboard.press('Delete');
        expect(await page.getByText('Nothing drawn', { exact: true }).isVisible()).toBe(true);
      }));

    test('a dot is nothing drawn', () =>
      visit('en/', async (page) => {
        await page.mouse.click(...(await onPad(page, 0.5, 0.5)));
        expect(await page.getByText('One stroke', { exact: true }).isVisible()).toBe(true);
        expect(await countCells(page)).toBe(0);
      }));

    test('a cell of the view tells its number, by pointing and by keys', () =>
      visit('en/', async (page) => {
        await drawSeven(page);
        const box = await findView(page).boundingBox();
        if (box === null) throw new Error('expected the view to be on the screen');
        await page.mouse.move(box.x + (0.5 / 28) * box.width, box.y + (2.5 / 28) * box.height);
        await expect.poll(() => page.getByText('Row 3, column 1').textContent()).toBe('Row 3, column 1 0.00');
        await page.mouse.move(0, 0);
        await findView(page).focus();
        await page.keyboard.press('ArrowUp');
        await page.keyboard.press('ArrowLeft');
        expect(await page.getByText('Row 15, column 14').textContent()).toMatch(/^Row 15, column 14 [01]\.\d\d$/);
      }));
  });

  describe('keys', () => {
    test('Tab goes from the way past the navigation through the navigation to the content', () =>
      visit('en/learn/', async (page) => {
        const focused = () => page.evaluate(() => document.activeElement?.textContent);
        const order: (string | null | undefined)[] = [];
        for (let i = 0; i < 13; i++) {
          await page.keyboard.press('Tab');
          order.push(await focused());
        }
        expect(order).toEqual([
          'Skip to the content',
          'Raqam',
          'Draw',
          'Learn',
          'Train',
          'Results',
          'Data',
          'Practice',
          'For programs',
          'About',
          'English',
          'Français',
          'العربية',
        ]);
      }));

    test('the way past the navigation is seen when reached, and leads to the content', () =>
      visit('en/learn/', async (page) => {
        await page.keyboard.press('Tab');
        expect((await page.getByText('Skip to the content').boundingBox())?.width).toBeGreaterThan(100);
        await page.keyboard.press('Enter');
        await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('content');
      }));

    test('? opens the list of keys, Escape closes it, and the focus returns', () =>
      visit('en/', async (page) => {
        const dialog = page.getByRole('dialog', { name: 'Keys' });
        await expect.poll(() => findPad(page).evaluate((sheet) => sheet === document.activeElement)).toBe(true);
        await page.keyboard.press('?');
        await expect.poll(() => dialog.isVisible()).toBe(true);
        await expect.poll(() => dialog.getByRole('row', { name: /Ctrl ?Z/ }).count(), { timeout: 10_000 }).toBe(1);
        await page.keyboard.press('Escape');
        expect(await dialog.isVisible()).toBe(false);
        expect(await findPad(page).evaluate((sheet) => sheet === document.activeElement)).toBe(true);
      }));

    test('? can be switched off, which is remembered; the button remains', () =>
      visit('en/about/', async (page) => {
        const dialog = page.getByRole('dialog', { name: 'Keys' });
        await page.getByRole('button', { name: 'Keys' }).click();
        await dialog.getByRole('checkbox').uncheck();
        await dialog.getByRole('button', { name: 'Close' }).click();
        expect(await dialog.isVisible()).toBe(false);
        await page.reload({ waitUntil: 'networkidle' });
        await page.keyboard.press('?');
        expect(await dialog.isVisible()).toBe(false);
        await page.getByRole('button', { name: 'Keys' }).click();
        await expect.poll(() => dialog.isVisible()).toBe(true);
      }));
  });

  test('the language switch keeps the page, and the choice is remembered', () =>
    visit('en/data/', async (page) => {
      await page.getByRole('link', { name: 'العربية' }).click();
      await page.waitForURL(`${site.url}ar/data/`);
      expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
      await page.goto(site.url);
      await page.waitForURL(`${site.url}ar/`);
    }));

  test('pages follow each other, and what was drawn is still there', () =>
    visit('en/', async (page) => {
      await drawSeven(page);
      await expect.poll(() => countCells(page)).toBeGreaterThan(60);
      for (const [link, path] of [
        ['Learn', 'en/learn/'],
        ['Data', 'en/data/'],
        ['Draw', 'en/'],
      ] as const) {
        await page.getByRole('navigation').getByRole('link', { name: link, exact: true }).click();
        await page.waitForURL(site.url + path);
      }
      await expect.poll(() => countCells(page), { timeout: 10_000 }).toBeGreaterThan(60);
    }));

  test('a chosen theme holds against the device, on the next page from its first moment', () =>
    visit(
      'en/about/',
      async (page) => {
        const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
        expect(await paper()).toBe('rgb(250, 247, 240)');
        await page.getByRole('radio', { name: 'Dark' }).check();
        expect(await paper()).toBe('rgb(25, 23, 20)');
        await page.goto(`${site.url}en/learn/`, { waitUntil: 'commit' });
        // The script that sets it stands in the head, so it has run when the body begins.
        await page.waitForSelector('body', { state: 'attached' });
        expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
        await page.waitForLoadState('networkidle');
        expect(await page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true);
        await page.getByRole('radio', { name: 'System' }).check();
        expect(await paper()).toBe('rgb(250, 247, 240)');
        expect(await page.evaluate(() => localStorage.getItem('raqam:theme'))).toBe(null);
      },
      { colorScheme: 'light' },
    ));

  /** Puts a script into the page as an attacker would. @returns whether it ran. */
  function injectScript(page: Page): Promise<boolean> {
    return page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.body.dataset.injected = "yes"';
      document.body.append(script);
      return document.body.dataset['injected'] === 'yes';
    });
  }

  test.each([true, false])(
    'with headers from the host: %s, the page works and runs no other script',
    async (hasHeaders) => {
      const context = await browser.newContext({ locale: 'en-US' });
      const { page, complaints } = await openWatchedPage(context);
      if (!hasHeaders) await hideHostHeaders(page);
      await page.goto(`${site.url}en/`, { waitUntil: 'networkidle' });
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(hasHeaders);
      await drawSeven(page);
      await expect.poll(() => countCells(page)).toBeGreaterThan(60);
      expect(complaints).toEqual([]);
      expect(await injectScript(page)).toBe(false);
      await expect.poll(() => complaints).toContainEqual('console error: policy: script-src-elem blocked inline');
      await context.close();
    },
  );

  test('nothing is asked of another host', async () => {
    const context = await browser.newContext({ locale: 'en-US' });
    const { page } = await openWatchedPage(context);
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).origin));
    for (const path of ['en/', 'ar/practice/', 'fr/data/'])
      await page.goto(site.url + path, { waitUntil: 'networkidle' });
    expect([...hosts]).toEqual([new URL(site.url).origin]);
    await context.close();
  });
});
