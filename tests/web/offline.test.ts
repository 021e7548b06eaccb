import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { drawSeven } from './draw-on-pad.ts';
import { allExportedPages } from './exported-pages.ts';
import { type ServedFolder, serveFolder } from './serve-folder.ts';
import { type RunningSite, startSite } from './start-site.ts';

const OUT_FOLDER = join(import.meta.dirname, '../../apps/web/out');

/** Waits until the browser has kept the site. */
async function waitUntilKept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activated') return;
    await new Promise((resolve) => active?.addEventListener('statechange', resolve, { once: true }));
  });
}

describe.skipIf(findBrowser() === null)('the site without network', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
  });

  describe('after one visit', () => {
    let site: RunningSite;

    beforeAll(async () => {
      site = await startSite();
      context = await browser.newContext({ locale: 'en-US' });
      page = await context.newPage();
      await page.goto(`${site.url}en/about/`);
      await waitUntilKept(page);
      await context.setOffline(true);
    });

    afterAll(async () => {
      await context?.close();
      await site?.stop();
    });

    test('opens every page in every language', async () => {
      const titles = new Map<string, string>();
      for (const { locale, page: path } of allExportedPages()) {
        const response = await page.goto(`${site.url}${locale}/${path}`, { waitUntil: 'domcontentloaded' });
        expect([path, response?.status(), response?.fromServiceWorker()]).toEqual([path, 200, true]);
        expect(await page.locator('html').getAttribute('lang')).toBe(locale);
        titles.set(`${locale}/${path}`, await page.title());
      }
      expect(new Set(titles.values()).size).toBe(titles.size);
    });

    test('reads a drawing, isolated as with network', async () => {
      await page.goto(`${site.url}en/`);
      await drawSeven(page);
      const answer = page.getByRole('region', { name: 'The answer' }).locator('p');
      await expect.poll(() => answer.allTextContents(), { timeout: 20_000 }).toEqual(['7']);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    });

    test('leads to a page without the slash at its end, keeps what the address says, and knows what it has not', async () => {
      await page.goto(`${site.url}fr/train?seed=2`);
      expect(page.url()).toBe(`${site.url}fr/train/?seed=2`);
      const response = await page.goto(`${site.url}fr/nothing/`);
      expect([response?.status(), await page.title()]).toEqual([404, '404 · Raqam']);
    });
  });

  describe('on a host of plain files', () => {
    let folder: string;
    let host: ServedFolder;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'raqam-site-'));
      await cp(OUT_FOLDER, folder, { recursive: true, filter: (file) => !/\.(br|gz|txt)$/.test(file) });
      host = await serveFolder(folder);
      context = await browser.newContext({ locale: 'en-US' });
      page = await context.newPage();
      await page.goto(`${host.url}en/about/`);
    });

    afterAll(async () => {
      await context?.close();
      host?.close();
      await rm(folder, { recursive: true, force: true });
    });

    /** Publishes a page of another version, and the service worker that goes with it. */
    async function publish(version: string, { isWhole }: { readonly isWhole: boolean }): Promise<void> {
      const file = join(folder, 'en/about/index.html');
      const before = await readFile(file, 'utf8');
      const after = before.replace('</head>', `<meta name="version" content="${version}"/></head>`);
      const digest = (text: string) => createHash('sha256').update(text).digest('base64url');
      const worker = join(folder, 'service-worker.js');
      await writeFile(worker, (await readFile(worker, 'utf8')).replace(digest(before), digest(after)));
      if (isWhole) await writeFile(file, after);
    }

    const shownVersion = () =>
      page.evaluate(() => document.querySelector('meta[name=version]')?.getAttribute('content'));

    test('the second page is isolated, though the host cannot ask for it', async () => {
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
      await waitUntilKept(page);
      await page.goto(`${host.url}en/train/`);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    });

    test('a new version is kept, told of, and shown when it is asked for', async () => {
      await page.goto(`${host.url}en/about/`);
      await publish('2', { isWhole: true });
      await page.reload();
      expect(await shownVersion()).toBeUndefined();
      await page.getByRole('button', { name: 'Use it' }).click();
      await expect.poll(shownVersion, { timeout: 20_000 }).toBe('2');
      await expect.poll(() => page.getByRole('button', { name: 'Use it' }).count(), { timeout: 20_000 }).toBe(0);
    });

    test('a version that has only come in part is not taken', async () => {
      await publish('3', { isWhole: false });
      const outcome = page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        const installing = new Promise<string>((resolve) => {
          registration.addEventListener('updatefound', () => {
            const { installing: worker } = registration;
            worker?.addEventListener('statechange', () => resolve(worker.state), { once: true });
          });
        });
        await registration.update();
        return await installing;
      });
      expect(await outcome).toBe('redundant');
      await context.setOffline(true);
      await page.reload();
      expect(await shownVersion()).toBe('2');
    });
  });
});
