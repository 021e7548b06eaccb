import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { findMnist, loadDataset } from '@raqam/dataset/node';
import { createModelSpec } from '@raqam/model';
import { recordRun, train } from '@raqam/trainer';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSite } from '../../apps/web/server/site.ts';
import { findBrowser, launchBrowser } from './browser.ts';
import { checkAccessibility } from './check-accessibility.ts';
import { openWatchedPage, type WatchedPage } from './watched-page.ts';

const OUT_FOLDER = join(import.meta.dirname, '../../apps/web/out');
const ISOLATION = /^cross-origin-(opener|embedder)-policy$/i;

const mnistFolder = await findMnist();

declare global {
  /** Tasks of the page's own thread, as its observer writes them down. */
  var tasksAbove50Ms: { readonly startTime: number; readonly duration: number }[];
}

/** What the page's training comes to in this process, from the same options and the same images. */
async function trainInNode(): Promise<string> {
  const numTrain = 3000;
  const { train: images } = await loadDataset('mnist', { download: false, fallback: 'synthetic', numTrain });
  const options = { epochs: 20, batchSize: 128, limit: numTrain, validationFraction: 0.2, seed: 1 };
  const { weightsSha256 } = await recordRun(train(createModelSpec('cnn'), { train: images }, options));
  return weightsSha256;
}

/** The site with or without the two headers that isolate a page. */
async function serveSite(isIsolated: boolean): Promise<Server> {
  const site = createSite(OUT_FOLDER, { mnistFolder });
  const server = createServer((request, response) => {
    const setHeader = response.setHeader.bind(response);
    response.setHeader = (name, value) => (!isIsolated && ISOLATION.test(name) ? response : setHeader(name, value));
    site(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

describe.skipIf(findBrowser() === null)('training in Chromium', () => {
  let browser: Browser;
  let sameInNode: string;

  beforeAll(async () => {
    sameInNode = await trainInNode();
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
  });

  const progress = (page: Page) => page.getByRole('region', { name: 'Progress' });
  const status = (page: Page) => progress(page).getByRole('status').first();
  const numDone = (page: Page) =>
    page.getByRole('progressbar', { name: 'Steps done' }).evaluate((bar: HTMLProgressElement) => bar.value);

  /** Without MNIST on this machine and no mirror to be reached, what cannot be fetched is complained of; nothing else may. */
  function unexpected(complaints: readonly string[]): readonly string[] {
    return complaints.filter((each) => mnistFolder !== null || !/ubyte\.gz|Failed to load resource/.test(each));
  }

  /** Opens the page, fills the fields in and starts. */
  async function startTraining(url: string, fields: Readonly<Record<string, number>>): Promise<WatchedPage> {
    const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
    const watched = await openWatchedPage(context);
    const { page } = watched;
    await page.addInitScript(() => {
      globalThis.tasksAbove50Ms = [];
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries())
          globalThis.tasksAbove50Ms.push({ startTime, duration });
      }).observe({ type: 'longtask', buffered: true });
    });
    await page.goto(`${url}en/train/`, { waitUntil: 'networkidle' });
    for (const [label, value] of Object.entries(fields)) {
      await page.getByLabel(label, { exact: true }).fill(String(value));
    }
    await page.evaluate(() => {
      globalThis.tasksAbove50Ms.length = 0;
    });
    await page.getByRole('button', { name: 'Start training' }).click();
    return watched;
  }

  describe.each([true, false])('cross-origin isolated: %s', (isIsolated) => {
    let server: Server;
    let url: string;

    beforeAll(async () => {
      server = await serveSite(isIsolated);
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    });

    afterAll(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });

    // On a machine that is busy with other things a task can be long through no fault of the page: three tries.
    test('3,000 images are learnt without a long task, and the run is found in the results', { retry: 2 }, async () => {
      const fields = { Images: 3000, 'Images in a batch': 128, Epochs: 20, 'Validation share, %': 20 };
      const { page, complaints } = await startTraining(url, fields);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(isIsolated);
      // 2,400 images in batches of 128 are 19 steps an epoch.
      await expect.poll(() => progress(page).textContent(), { timeout: 60_000, interval: 5 }).toContain('of 380');
      // One worker for each core, and what they share is told as it is.
      const workers = await page.evaluate(() => navigator.hardwareConcurrency);
      expect(await progress(page).textContent()).toContain(
        workers === 1
          ? 'WebAssembly, one worker'
          : `WebAssembly, ${workers} workers, ${isIsolated ? '' : 'no '}shared memory`,
      );
      const early = await numDone(page);
      await expect.poll(() => numDone(page), { timeout: 60_000, interval: 5 }).toBeGreaterThan(early);
      await expect.poll(() => status(page).textContent(), { timeout: 60_000 }).toContain('The training is finished.');
      expect(await page.evaluate(() => globalThis.tasksAbove50Ms)).toEqual([]);
      expect(await numDone(page)).toBe(380);
      expect(await progress(page).textContent()).toMatch(/[\d,]+ images a second/);
      // A point for each four steps, and one of validation an epoch.
      for (const name of ['Accuracy', 'Loss']) {
        const chart = page.getByRole('application', { name });
        expect((await chart.locator('path[class*="line"]').first().getAttribute('d'))?.split('L')).toHaveLength(95);
        expect(await chart.locator('circle').count()).toBe(20);
        await chart.focus();
        await page.keyboard.press('End');
        const reading = page.getByRole('figure').filter({ has: chart }).getByRole('status');
        await expect.poll(() => reading.textContent()).toMatch(/^Epoch 20Training [\d.%]+Validation [\d.%]+$/);
      }
      await checkAccessibility(page);
      const accuracy = /reads ([\d.]+%)/.exec((await status(page).textContent()) ?? '')?.[1] ?? 'none';
      expect(Number.parseFloat(accuracy)).toBeGreaterThan(90);

      await page.getByRole('link', { name: 'See the results' }).click();
      await page.getByRole('heading', { name: 'In numbers' }).waitFor();
      await page.reload({ waitUntil: 'networkidle' });
      const facts = page.getByRole('table', { name: 'In numbers' });
      await expect.poll(() => facts.getByRole('row', { name: /^Accuracy/ }).textContent()).toContain(accuracy);
      expect(await facts.getByRole('row', { name: /^Loss/ }).textContent()).toMatch(/\d\.\d{4}/);
      // The same seed gives the same weights, to the bit, in the page and in Node.
      expect(await facts.getByRole('row', { name: /^SHA-256/ }).textContent()).toContain(sameInNode);
      expect(await page.getByRole('grid', { name: 'What was read as what' }).locator('[data-cell]').count()).toBe(100);
      expect(unexpected(complaints)).toEqual([]);
      await page.context().close();
    });

    test('a click on stop is answered within 100 ms, and what was learnt is judged and kept', async () => {
      const { page, complaints } = await startTraining(url, { Images: 20_000, Epochs: 50 });
      await expect.poll(() => numDone(page).catch(() => 0), { timeout: 60_000 }).toBeGreaterThan(2);
      const elapsedMs = await page.evaluate(async () => {
        const region = document.querySelector('section[aria-label="Progress"]');
        const stop = Array.from(region?.querySelectorAll('button') ?? []).find((each) => each.textContent === 'Stop');
        const answered = new Promise<number>((resolve) => {
          const observer = new MutationObserver(() => {
            if (!region?.querySelector('output')?.textContent.startsWith('Stopped')) return;
            observer.disconnect();
            resolve(performance.now());
          });
          if (region) observer.observe(region, { subtree: true, childList: true, characterData: true });
        });
        const clicked = performance.now();
        stop?.click();
        return (await answered) - clicked;
      });
      expect(elapsedMs).toBeLessThan(100);
      const stoppedAt = await numDone(page);
      await expect.poll(() => status(page).textContent(), { timeout: 60_000 }).toContain('The training was stopped');
      // The five that are asked for ahead, and what was on its way when the click came: a few hundredths of a second.
      expect((await numDone(page)) - stoppedAt).toBeLessThanOrEqual(10);
      expect(await status(page).textContent()).toMatch(/It reads [\d.]+% of/);
      await page.goto(`${url}en/results/`, { waitUntil: 'networkidle' });
      await expect.poll(() => page.getByRole('list', { name: 'Runs' }).getByRole('listitem').count()).toBe(1);
      expect(await page.getByRole('row', { name: /^Epochs/ }).textContent()).toContain('of 50');
      expect(unexpected(complaints)).toEqual([]);
      await page.context().close();
    });
  });

  test('a paused training does one step when it is asked for one, and goes on when it is told to', async () => {
    const server = await serveSite(true);
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const { page } = await startTraining(url, { Images: 3000, 'Images in a batch': 16, Epochs: 20 });
    await expect.poll(() => numDone(page).catch(() => 0), { timeout: 60_000 }).toBeGreaterThan(0);
    await page.getByRole('button', { name: 'Pause' }).click();
    await expect.poll(() => status(page).textContent()).toBe('Paused: the network waits.');
    // The step under way when the click came may still arrive.
    await page.waitForTimeout(300);
    const paused = await numDone(page);
    await page.getByRole('button', { name: 'One step' }).click();
    await expect.poll(() => numDone(page)).toBe(paused + 1);
    await page.waitForTimeout(300);
    expect(await numDone(page)).toBe(paused + 1);
    await page.getByRole('button', { name: 'Go on' }).click();
    await expect.poll(() => status(page).textContent(), { timeout: 60_000 }).toContain('The training is finished.');
    await page.context().close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
