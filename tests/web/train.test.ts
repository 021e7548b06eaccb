import { findMnist, loadDataset } from '@raqam/dataset/node';
import { createModelSpec } from '@raqam/model';
import { recordRun, train } from '@raqam/trainer';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { checkAccessibility } from './check-accessibility.ts';
import { drawSeven, findPad } from './draw-on-pad.ts';
import { type ServedSite, serveIsolated } from './serve-isolated.ts';
import { openWatchedPage, type WatchedPage } from './watched-page.ts';

const mnistFolder = await findMnist();

/** What the page's training comes to in this process, from the same options and the same images. */
async function trainInNode(): Promise<string> {
  const numTrain = 3000;
  const { train: images } = await loadDataset('mnist', { download: false, fallback: 'synthetic', numTrain });
  const options = { epochs: 20, batchSize: 128, limit: numTrain, validationFraction: 0.2, seed: 1 };
  const { weightsSha256 } = await recordRun(train(createModelSpec('cnn'), { train: images }, options));
  return weightsSha256;
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

  /** The runs that the browser keeps, as the list of results has them. */
  const keptRuns = (page: Page) =>
    page.evaluate(
      () =>
        new Promise<readonly { readonly id: string; readonly name: string; readonly group: string | null }[]>(
          (resolve, reject) => {
            const opening = indexedDB.open('raqam-runs');
            opening.onerror = () => reject(opening.error ?? new Error('the runs cannot be opened'));
            opening.onsuccess = () => {
              const asked = opening.result.transaction('entries').objectStore('entries').getAll();
              asked.onsuccess = () => resolve(asked.result);
              asked.onerror = () => reject(asked.error ?? new Error('the runs cannot be read'));
              opening.result.close();
            };
          },
        ),
    );

  /** Opens the page; without MNIST on this machine the digits are drawn by a program, in the page and in Node. */
  async function openPage(url: string): Promise<WatchedPage> {
    const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
    const watched = await openWatchedPage(context);
    const { page } = watched;
    await page.goto(`${url}en/train/`, { waitUntil: 'networkidle' });
    if (mnistFolder === null) await page.getByLabel('Digits', { exact: true }).selectOption('synthetic');
    return watched;
  }

  /** Opens the page, fills the fields in and starts. */
  async function startTraining(url: string, fields: Readonly<Record<string, number>>): Promise<WatchedPage> {
    const watched = await openPage(url);
    const { page } = watched;
    for (const [label, value] of Object.entries(fields)) {
      await page.getByLabel(label, { exact: true }).fill(String(value));
    }
    await page.getByRole('button', { name: 'Start training' }).click();
    return watched;
  }

  const isFinished = async (page: Page) => {
    await expect.poll(() => status(page).textContent(), { timeout: 60_000 }).toContain('The training is finished.');
  };

  describe.each([true, false])('cross-origin isolated: %s', (isIsolated) => {
    let site: ServedSite;
    let url: string;

    beforeAll(async () => {
      site = await serveIsolated(isIsolated);
      url = site.url;
    });

    afterAll(() => site?.close());

    test('3,000 images are learnt, and the run is found in the results', async () => {
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
      await isFinished(page);
      expect(await numDone(page)).toBe(380);
      expect(await progress(page).textContent()).toMatch(/[\d,]+ images a second/);
      // A point for each four steps, and one of validation an epoch.
      for (const name of ['Accuracy', 'Loss']) {
        const chart = page.getByRole('application', { name: `${name} by epoch` });
        expect((await chart.locator('path[class*="dashed"]').getAttribute('d'))?.split('L')).toHaveLength(95);
        expect(await chart.locator('path[class*="mark"]').count()).toBe(20);
        await chart.focus();
        await page.keyboard.press('End');
        const reading = page.getByRole('figure').filter({ has: chart }).getByRole('status');
        await expect.poll(() => reading.textContent()).toMatch(/^Epoch 20\s*Training [\d.%]+\s*Validation [\d.%]+$/);
      }
      await checkAccessibility(page);
      const accuracy = /reads ([\d.]+%)/.exec((await status(page).textContent()) ?? '')?.[1] ?? 'none';
      expect(Number.parseFloat(accuracy)).toBeGreaterThan(90);

      await page.getByRole('link', { name: 'See the results' }).click();
      await page.waitForURL(/results\/\?run=/);
      await page.getByText(accuracy).first().waitFor();
      // The same seed gives the same weights, to the bit, in the page and in Node.
      expect((await keptRuns(page)).map(({ id }) => id.split('-')[1])).toEqual([sameInNode.slice(0, 12)]);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    test('a training whose tab was closed goes on, and ends with the same weights as one that was not', async () => {
      const fields = { Images: 3000, 'Images in a batch': 128, Epochs: 20, 'Validation share, %': 20 };
      const { page, complaints } = await startTraining(url, fields);
      await findPad(page).scrollIntoViewIfNeeded();
      await drawSeven(page);
      await expect.poll(() => numDone(page).catch(() => 0), { timeout: 60_000 }).toBeGreaterThan(120);
      await page.getByRole('button', { name: 'Pause' }).click();
      await page.reload({ waitUntil: 'networkidle' });
      // What was chosen stands in the address.
      expect(await page.getByLabel('Images', { exact: true }).inputValue()).toBe('3000');
      const leftOff = page.getByRole('region', { name: 'Left off when the tab was closed' });
      // After 100 steps of 19 an epoch, or after 200 where the pause came late.
      await expect
        .poll(() => leftOff.textContent(), { timeout: 20_000 })
        .toMatch(/cnn · in epoch (6 of 20, behind step 5|11 of 20, behind step 10)/);
      await leftOff.getByRole('button', { name: 'Go on from there' }).click();
      await isFinished(page);
      expect((await keptRuns(page)).map(({ id }) => id.split('-')[1])).toEqual([sameInNode.slice(0, 12)]);
      await expect
        .poll(() => page.getByText('Now that it has learned, the network reads').textContent())
        .toMatch(/reads \d \([\d.]+%\)/);
      expect(await leftOff.count()).toBe(0);
      expect(complaints).toEqual([]);
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
      expect(await keptRuns(page)).toHaveLength(1);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });

  describe('as it comes', () => {
    let site: ServedSite;
    let url: string;

    beforeAll(async () => {
      site = await serveIsolated(true);
      url = site.url;
    });

    afterAll(() => site?.close());

    test('a paused training does one step when it is asked for one, and goes on when it is told to', async () => {
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
      await isFinished(page);
      await page.context().close();
    });

    test('the scenarios are trained one after the other, kept as one group, and drawn together', async () => {
      const { page, complaints } = await openPage(url);
      await page.getByLabel('Images', { exact: true }).fill('100');
      await page.getByRole('button', { name: 'Train all four' }).click();
      await isFinished(page);
      const runs = await keptRuns(page);
      expect(runs.map(({ name }) => name).sort()).toEqual(['Adam 5', 'Adam 9', 'SGD 5', 'SGD 9']);
      expect(new Set(runs.map(({ group }) => group)).size).toBe(1);
      expect(runs[0].group).not.toBeNull();
      const compared = page.getByRole('region', { name: 'The runs beside each other' });
      const chart = page.getByRole('application', { name: 'Accuracy by epoch' });
      await compared.getByRole('application', { name: 'Accuracy by epoch' }).focus();
      await page.keyboard.press('Home');
      const reading = compared.getByRole('figure').filter({ has: chart }).getByRole('status');
      await expect
        .poll(() => reading.textContent())
        .toMatch(/^Epoch 1\s*SGD 5 [\d.]+%\s*SGD 9 [\d.]+%\s*Adam 5 [\d.]+%\s*Adam 9 [\d.]+%$/);
      expect(complaints).toEqual([]);
      await page.context().close();
    });

    test('where MNIST is not at hand, nothing is fetched from elsewhere before somebody says so', async () => {
      const { page } = await openPage(url);
      const hosts = new Set<string>();
      await page.context().route('**/*', async (route) => {
        const { host, pathname } = new URL(route.request().url());
        hosts.add(host);
        if (pathname.startsWith('/data/mnist/')) await route.fulfill({ status: 404 });
        else await route.continue();
      });
      await page.getByLabel('Digits', { exact: true }).selectOption('mnist');
      await page.getByLabel('Images', { exact: true }).fill('500');
      await page.getByRole('button', { name: 'Start training' }).click();
      await expect
        .poll(() => status(page).textContent(), { timeout: 20_000 })
        .toBe('The digits of MNIST are not at hand.');
      await page
        .getByRole('region', { name: 'Progress' })
        .getByRole('button', { name: /synthetic|program/ })
        .click();
      await isFinished(page);
      await page.getByText('These digits are drawn by a program.').waitFor();
      expect([...hosts]).toEqual([new URL(url).host]);
      await page.context().close();
    });

    test('layers are changed with their shapes, faults are told at their layer, and the address has it all', async () => {
      const { page, complaints } = await openPage(url);
      const layers = page.getByRole('region', { name: 'The network’s layers' });
      const start = page.getByRole('button', { name: 'Start training' });
      const layer = (name: string) => layers.getByRole('listitem').filter({ hasText: name });
      await layer('conv1').getByLabel('Filters').fill('4');
      expect(await layer('conv1').textContent()).toMatch(/24×24×4\s*104 numbers to learn/);
      await layers.getByText('Together: 35,906 numbers to learn').waitFor();
      expect(await page.getByLabel('Network', { exact: true }).inputValue()).toBe('own');

      await layers.getByRole('button', { name: 'Take flatten out' }).click();
      await layer('dense1').getByText('expected a flat row of features').waitFor();
      expect(await start.isDisabled()).toBe(true);
      await layers.getByLabel('New layer, before the last').selectOption('flatten');
      await layers.getByRole('button', { name: 'Put it in' }).click();
      for (let i = 0; i < 2; i++) {
        await layers.getByRole('button', { name: 'Move flatten1 towards the image' }).click();
      }
      await layers.getByText('Together: 35,906 numbers to learn').waitFor();
      await checkAccessibility(page);

      await page.getByLabel('Optimizer', { exact: true }).selectOption('sgd');
      expect(await page.getByLabel('Learning rate', { exact: true }).inputValue()).toBe('0.01');
      await page.getByText('Augmentation', { exact: true }).click();
      await page.getByLabel('Change each image a little').check();
      await page.getByRole('img', { name: 'The digit as it is' }).waitFor();
      await expect.poll(() => page.url()).toMatch(/layers=.*optimizer\.type=sgd.*augmentation\.rotationDegrees=10/);
      await page.reload({ waitUntil: 'networkidle' });
      await layers.getByText('Together: 35,906 numbers to learn').waitFor();
      expect(await page.getByLabel('Optimizer', { exact: true }).inputValue()).toBe('sgd');
      expect(await start.isEnabled()).toBe(true);

      await page.goto(`${url}en/train/?epochs=0&model=softmax`, { waitUntil: 'networkidle' });
      await page.getByText('Parts of this address could not be taken').waitFor();
      expect(await page.getByLabel('Epochs', { exact: true }).inputValue()).toBe('5');
      expect(await page.getByLabel('Network', { exact: true }).inputValue()).toBe('softmax');
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });
});
