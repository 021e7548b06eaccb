import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { drawByFinger, drawByPen, drawSeven, findPad, onPad, SEVEN } from './draw-on-pad.ts';
import { hideHostHeaders } from './hide-host-headers.ts';
import { type RunningSite, startSite } from './start-site.ts';
import { type Visit, visitPage } from './visit-page.ts';
import { openWatchedPage } from './watched-page.ts';

const EMPTY = 'Draw, and the answer stands here.';
const PHONE = { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } } as const;

describe.skipIf(findBrowser() === null)('reading a drawing in Chromium', () => {
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

  const answer = (page: Page) => page.getByRole('region', { name: 'The answer' });
  const bars = (page: Page) => page.getByRole('listbox', { name: 'Ten probabilities' });

  /** Expects that the page comes to read a 7, and says so in every place. */
  async function expectSeven(page: Page): Promise<void> {
    await expect.poll(() => answer(page).locator('p').allTextContents()).toEqual(['7']);
    const facts = await answer(page).getByRole('definition').allTextContents();
    expect(facts).toEqual([
      'a digit',
      expect.stringMatching(/^\d+\.\d%$/),
      expect.stringMatching(/^[0-689] \d+\.\d%$/),
      expect.stringMatching(/^\d+(\.\d+)? (μs|ms)$/),
      expect.stringMatching(/^(small|accurate)$/),
    ]);
    const shares = (await bars(page).getByRole('option').allTextContents()).map((text) => {
      const [, digit, share] = /^(\d)(\d+\.\d)%$/.exec(text) ?? [];
      return [Number(digit), Number(share)] as const;
    });
    expect(shares.map(([digit]) => digit)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const sum = shares.reduce((total, [, share]) => total + share, 0);
    expect(Math.abs(sum - 100)).toBeLessThan(0.6);
    expect(Math.max(...shares.map(([, share]) => share))).toBe(shares[7]?.[1]);
  }

  /** Waits for the better network, which reads what is drawn once nobody draws: its numbers stay. */
  async function expectAccurate(page: Page): Promise<void> {
    await expect
      .poll(() => answer(page).getByRole('definition').last().textContent(), { timeout: 10_000 })
      .toBe('accurate');
  }

  /** Expects that nothing is read, and that nothing remains of what was. */
  async function expectEmpty(page: Page): Promise<void> {
    await expect.poll(() => answer(page).locator('p').allTextContents()).toEqual([EMPTY]);
    expect((await bars(page).getByRole('option').allTextContents()).join('')).toBe('0123456789');
  }

  describe('a 7 is read as 7', () => {
    test('by mouse; undo takes a stroke back, clear takes all', () =>
      visit('en/', async (page) => {
        await expectEmpty(page);
        await drawSeven(page);
        await expectSeven(page);
        await expectAccurate(page);
        // A foot makes it more of a 2; taken back, the very same numbers come back.
        const plain = await bars(page).textContent();
        await page.mouse.move(...(await onPad(page, 0.4, 0.85)));
        await page.mouse.down();
        await page.mouse.move(...(await onPad(page, 0.8, 0.85)), { steps: 5 });
        await page.mouse.up();
        await expect.poll(() => bars(page).textContent()).not.toBe(plain);
        await page.getByRole('button', { name: 'Undo' }).click();
        await expect.poll(() => bars(page).textContent()).toBe(plain);
        await page.getByRole('button', { name: 'Clear' }).click();
        await expectEmpty(page);
      }));

    test('by finger, on a phone', () =>
      visit(
        'en/',
        async (page) => {
          await drawByFinger(page, along(SEVEN));
          await expectSeven(page);
          expect(await page.evaluate(() => window.scrollY)).toBe(0);
        },
        PHONE,
      ));

    test('by pen, with its pressure', () =>
      visit('en/', async (page) => {
        await drawByPen(
          page,
          along(SEVEN).map(([x, y], i) => [x, y, 0.4 + 0.02 * i]),
        );
        await expectSeven(page);
        // The line is as wide as the pen was pressed: a mouse leaves one path for a stroke, such a pen one for each point.
        expect(await findPad(page).locator('path[stroke-width]').count()).toBeGreaterThan(3);
      }));

    test('by keys, from the moment the page is open', () =>
      visit('en/', async (page) => {
        await expect.poll(() => findPad(page).evaluate((sheet) => sheet === document.activeElement)).toBe(true);
        const press = async (key: string, times: number) => {
          for (let i = 0; i < times; i++) await page.keyboard.press(key);
        };
        await press('ArrowLeft', 5);
        await press('Space', 1);
        await press('ArrowRight', 10);
        for (let i = 0; i < 5; i++) {
          await press('ArrowDown', 3);
          await press('ArrowLeft', 1);
        }
        await press('Space', 1);
        await expectSeven(page);
        await press('Control+z', 1);
        await expectEmpty(page);
      }));
  });

  test('the answer is there while the pen is still down', () =>
    visit('en/', async (page) => {
      const [start, corner, foot] = SEVEN;
      await page.mouse.move(...(await onPad(page, ...start)));
      await page.mouse.down();
      await page.mouse.move(...(await onPad(page, ...corner)), { steps: 8 });
      await page.mouse.move(...(await onPad(page, ...foot)), { steps: 8 });
      await expectSeven(page);
      expect(await page.getByText('Pen down', { exact: true }).isVisible()).toBe(true);
      await page.mouse.up();
    }));

  test('those who listen hear one summary, after the drawing', () =>
    visit('en/', async (page) => {
      const spoken = await page.evaluateHandle(() => {
        const texts: string[] = [];
        for (const output of document.querySelectorAll('output')) {
          new MutationObserver(() => {
            if (output.textContent?.startsWith('This reads as')) texts.push(output.textContent);
          }).observe(output, { childList: true, characterData: true, subtree: true });
        }
        return texts;
      });
      await drawSeven(page);
      await expect
        .poll(() => spoken.jsonValue())
        .toEqual([expect.stringMatching(/^This reads as 7, \d+\.\d%\. Runner-up: \d, \d+\.\d%\.$/)]);
    }));

  test('a bar tells its exact value, by mouse, finger and keys; the table tells them all', () =>
    visit(
      'en/',
      async (page) => {
        await drawSeven(page);
        await expectSeven(page);
        await expectAccurate(page);
        const exact = page.getByText(/^Probability of \d:/);
        await bars(page).getByRole('option').nth(7).hover();
        expect(await exact.textContent()).toMatch(/^Probability of 7: (0\.\d{6}|1\.000000)$/);
        const ofSeven = (await exact.textContent())?.slice(-8);
        await page.mouse.move(0, 0);
        expect(await exact.count()).toBe(0);
        await bars(page).getByRole('option').nth(3).tap();
        expect(await exact.textContent()).toMatch(/^Probability of 3: 0\.\d{6}$/);
        await page.getByRole('button', { name: 'Table' }).focus();
        expect(await exact.count()).toBe(0);
        await page.keyboard.press('Tab');
        expect(await exact.textContent()).toBe(`Probability of 7: ${ofSeven}`);
        await page.keyboard.press('ArrowDown');
        expect(await exact.textContent()).toMatch(/^Probability of 8: 0\.\d{6}$/);
        await page.getByRole('button', { name: 'Table' }).click();
        const rows = await page.getByRole('table', { name: 'Ten probabilities' }).getByRole('row').allTextContents();
        expect(rows).toHaveLength(11);
        expect(rows[8]).toBe(`7${ofSeven}`);
        const sum = rows.slice(1).reduce((total, row) => total + Number(row.slice(1)), 0);
        expect(Math.abs(sum - 1)).toBeLessThan(1e-5);
      },
      { hasTouch: true },
    ));

  // On a machine that is busy with other things a task can be long through no fault of the page: three tries.
  test('no task of the page is long while one draws', { retry: 2 }, () =>
    visit('en/', async (page) => {
      const longTasks = await page.evaluateHandle(() => {
        const durations: number[] = [];
        new PerformanceObserver((list) => {
          durations.push(...list.getEntries().map(({ duration }) => duration));
        }).observe({ type: 'longtask' });
        return durations;
      });
      await drawSeven(page);
      await expectSeven(page);
      // A long scribble: what a page does for each movement grows with the drawing.
      await page.mouse.move(...(await onPad(page, 0.1, 0.1)));
      await page.mouse.down();
      for (const i of Array(10).keys()) {
        await page.mouse.move(...(await onPad(page, i % 2 === 0 ? 0.9 : 0.1, 0.1 + 0.08 * i)), { steps: 20 });
      }
      await page.mouse.up();
      expect(await longTasks.jsonValue()).toEqual([]);
    }),
  );

  test('without headers from the host the page is not isolated, and reads all the same', async () => {
    const context = await browser.newContext({ locale: 'en-US' });
    const { page, complaints } = await openWatchedPage(context);
    await hideHostHeaders(page);
    await page.goto(`${site.url}en/`, { waitUntil: 'networkidle' });
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
    await drawSeven(page);
    await expectSeven(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  describe('before and without the network', () => {
    /** Holds, answers or refuses the file that carries the weights. @returns how often it was asked for. */
    async function routeWeights(page: Page, act: (route: Route, body: string) => Promise<void>): Promise<() => number> {
      let numAsked = 0;
      await page.route('**/*.js', async (route) => {
        const response = await route.fetch();
        const body = await response.text();
        if (!/weightsSha256:"[0-9a-f]{64}"/.test(body)) return await route.fulfill({ response, body });
        numAsked++;
        return await act(route, body);
      });
      return () => numAsked;
    }

    test('one may draw at once: what is drawn meanwhile is read when the network is there', async () => {
      const { page, complaints } = await openWatchedPage(await browser.newContext({ locale: 'en-US' }));
      let release = () => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      const numAsked = await routeWeights(page, async (route) => {
        await released;
        await route.continue();
      });
      await page.goto(`${site.url}en/`);
      await expectEmpty(page);
      await drawSeven(page);
      await expect
        .poll(() => answer(page).locator('p').allTextContents())
        .toEqual(['The network is being loaded. Go on drawing.']);
      await expect.poll(numAsked).toBe(1);
      release();
      await expectSeven(page);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    test.each([
      ['the weights', (page: Page) => routeWeights(page, (route) => route.abort())],
      ['the worker', (page: Page) => page.route('**/*worker*.js', (route) => route.abort())],
    ])('where %s cannot be loaded, the page says what to do, and the drawing stays', async (_, refuse) => {
      const { page } = await openWatchedPage(await browser.newContext({ locale: 'en-US' }));
      await refuse(page);
      await page.goto(`${site.url}en/`);
      // The page is alive once its pad has taken the focus.
      await expect.poll(() => findPad(page).evaluate((sheet) => sheet === document.activeElement)).toBe(true);
      await drawSeven(page);
      const alert = answer(page).getByRole('alert');
      await expect
        .poll(() => alert.allTextContents())
        .toEqual(['The network could not be loaded. Check the connection, then try again; your drawing stays.']);
      await expectAccessible(page);
      expect(await page.getByText('One stroke', { exact: true }).isVisible()).toBe(true);
      await page.unrouteAll();
      await page.getByRole('button', { name: 'Try again' }).click();
      await expectSeven(page);
      await page.context().close();
    });

    test('without JavaScript the page says why there is no pad', async () => {
      const page = await browser.newPage({ javaScriptEnabled: false });
      await page.goto(`${site.url}en/`);
      const reason = page.locator('noscript p');
      expect(await reason.textContent()).toMatch(/with JavaScript, which is switched off here/);
      expect(await reason.isVisible()).toBe(true);
      expect(await findPad(page).isVisible()).toBe(false);
      expect(await page.getByRole('heading', { level: 1, name: 'Draw a digit' }).isVisible()).toBe(true);
      expect(await page.getByRole('link', { name: 'Learn' }).first().isVisible()).toBe(true);
      await page.close();
    });
  });

  test.each([
    ['en', 'light', { viewport: { width: 1280, height: 800 } }],
    ['ar', 'dark', PHONE],
  ] as const)('with an answer the page is accessible and fits: %s, %s', (locale, colorScheme, options) =>
    visit(
      `${locale}/`,
      async (page) => {
        await drawSeven(page);
        await page.getByRole('listbox').getByRole('option').first().waitFor();
        await expect.poll(() => page.getByRole('listbox').textContent()).toMatch(/%/);
        await expectAccessible(page);
        const width = options.viewport.width;
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        // What is read stands on the first screen, beside or below the pad.
        const box = await page.getByText('7', { exact: true }).first().boundingBox();
        expect((box?.y ?? Number.POSITIVE_INFINITY) + (box?.height ?? 0)).toBeLessThanOrEqual(options.viewport.height);
      },
      { ...options, colorScheme },
    ),
  );
});

async function expectAccessible(page: Page): Promise<void> {
  // Legacy mode looks at one document only, which is all there is, and needs no second page for it.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html)])).toEqual([]);
}

/** The places along a line through some corners, as a hand reports them. */
function along(corners: readonly (readonly [x: number, y: number])[]): [x: number, y: number][] {
  const places = corners.slice(1).flatMap(([toX, toY], i) => {
    const [fromX, fromY] = corners[i];
    return Array.from({ length: 8 }, (_, step): [number, number] => [
      fromX + ((toX - fromX) * (step + 1)) / 8,
      fromY + ((toY - fromY) * (step + 1)) / 8,
    ]);
  });
  return [[...corners[0]], ...places];
}
