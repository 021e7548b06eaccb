// One visitor's way through the site, from page to page: what a page leaves is what the next one finds.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findMnist } from '@raqam/dataset/node';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RAQAM, run } from '../terminal/program.ts';
import { trainSmallRun } from '../train-small-run.ts';
import { findBrowser, launchBrowser } from './browser.ts';
import { drawSeven, findPad } from './draw-on-pad.ts';
import { type ServedSite, serveIsolated } from './serve-isolated.ts';
import { openWatchedPage, type WatchedPage } from './watched-page.ts';

const mnistFolder = await findMnist();

const DESK = { locale: 'en-US', viewport: { width: 1280, height: 900 } } as const;

const progress = (page: Page) => page.getByRole('region', { name: 'Progress' });
const stepsDone = (page: Page) =>
  page.getByRole('progressbar', { name: 'Steps done' }).evaluate((bar: HTMLProgressElement) => bar.value);
const runs = (page: Page) => page.getByRole('list', { name: 'Runs' }).getByRole('listitem');

/** Opens a page as somebody who has never been here. */
async function openPage(browser: Browser, url: string): Promise<WatchedPage> {
  const watched = await openWatchedPage(await browser.newContext(DESK));
  await watched.page.goto(url, { waitUntil: 'networkidle' });
  return watched;
}

/** Lets files fall on the page, as from a folder. */
async function drop(page: Page, files: readonly { readonly name: string; readonly content: Buffer }[]): Promise<void> {
  const contents = files.map(({ name, content }) => ({ name, base64: content.toString('base64') }));
  const dataTransfer = await page.evaluateHandle(async (all) => {
    const transfer = new DataTransfer();
    for (const { name, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([bytes], name));
    }
    return transfer;
  }, contents);
  await page.getByText('or drop them here').dispatchEvent('drop', { dataTransfer });
}

describe.skipIf(findBrowser() === null)('a visitor', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(async () => {
    await browser?.close();
  });

  describe.skipIf(mnistFolder === null).each([true, false])('cross-origin isolated: %s', (isIsolated) => {
    let site: ServedSite;

    beforeAll(async () => {
      site = await serveIsolated(isIsolated);
    });

    afterAll(() => site?.close());

    test('trains an epoch of MNIST, leaves, comes back and finishes with 97 %; takes the run away and brings it back', async () => {
      const { page, complaints } = await openPage(browser, `${site.url}en/train/?epochs=1&batchSize=64`);
      expect(await page.evaluate(() => crossOriginIsolated)).toBe(isIsolated);
      await page.getByRole('button', { name: 'Start training' }).click();
      await expect.poll(() => stepsDone(page).catch(() => 0), { timeout: 60_000 }).toBeGreaterThan(250);
      await page.getByRole('button', { name: 'Pause' }).click();
      await progress(page).getByText('Paused: the network waits.').waitFor();
      await page.reload({ waitUntil: 'networkidle' });
      await page.getByRole('button', { name: 'Go on from there' }).click();
      await expect.poll(() => progress(page).textContent(), { timeout: 60_000 }).toContain('The training is finished.');
      const [, accuracy = '0'] = /It reads ([\d.]+)% of 10,000/.exec((await progress(page).textContent()) ?? '') ?? [];
      expect(Number(accuracy)).toBeGreaterThanOrEqual(97);

      await page.getByRole('link', { name: 'See the results' }).click();
      await page.getByRole('table', { name: 'In numbers' }).waitFor();
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Download' }).click();
      const download = await waiting;
      const content = await readFile(await download.path());
      await page.getByRole('button', { name: 'Delete' }).click();
      await page.getByRole('button', { name: 'Delete for good' }).click();
      await page.getByText('There are none yet.').waitFor();
      await drop(page, [{ name: download.suggestedFilename(), content }]);
      await expect.poll(() => runs(page).allInnerTexts()).toEqual([expect.stringContaining(`${accuracy}%`)]);

      const digest = await page
        .getByRole('row', { name: /^SHA-256/ })
        .getByRole('cell')
        .last()
        .textContent();
      await page.getByRole('button', { name: 'Train again and compare' }).click();
      const outcome = page.getByText('The same weights, to the bit:');
      await outcome.waitFor({ timeout: 60_000 });
      expect(await outcome.locator('..').textContent()).toContain(digest?.trim());
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });

  describe.skipIf(mnistFolder === null)('with runs of the terminal program', () => {
    let site: ServedSite;
    let files: readonly { readonly name: string; readonly content: Buffer }[];

    beforeAll(async () => {
      site = await serveIsolated(true);
      const folder = await mkdtemp(join(tmpdir(), 'raqam-journey-'));
      try {
        const ended = await run(RAQAM, ['train', '--limit', '3000', '--epochs', '2', '--out', folder]);
        expect(ended.code).toBe(0);
        files = [
          { name: 'terminal.raqam', content: await readFile(join(folder, 'run.raqam')) },
          { name: 'other-seed.raqam', content: await trainSmallRun({ seed: 2 }) },
        ];
      } finally {
        await rm(folder, { recursive: true });
      }
    });

    afterAll(() => site?.close());

    test('drops them, compares the two seeds, opens a confusion, and goes back in time', async () => {
      const { page, complaints } = await openPage(browser, `${site.url}en/results/`);
      await page.getByText('There are none yet.').waitFor();
      await drop(page, files);
      await expect.poll(() => runs(page).count()).toBe(2);

      await page.getByRole('checkbox', { name: 'Show terminal together with others' }).check();
      await page.getByRole('checkbox', { name: 'Show other-seed together with others' }).check();
      const together = page.getByRole('region', { name: 'The ticked runs together' });
      await together.getByRole('application', { name: 'Loss by epoch' }).waitFor();
      await together.getByRole('link', { name: 'Compare the two' }).click();
      await page.waitForURL(/results\/compare\//);
      await page.getByRole('button', { name: 'Let both read the test images' }).click();
      // A verdict in words, and the table that it rests on: all test images fall into one of four cases.
      await page.getByText('McNemar’s test').waitFor({ timeout: 60_000 });
      const verdict = page.getByText(/^(.+ does (better|worse) than .+ by|.+ and .+ cannot be told apart:)/);
      expect(await verdict.textContent()).toMatch(/terminal.*other-seed/);
      const cells = await page.getByRole('table', { name: 'Image by image' }).getByRole('row').allInnerTexts();
      const counts = cells.slice(1, 5).map((row) => Number(row.split('\t')[1]?.replaceAll(',', '')));
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(10_000);

      await page.goto(`${site.url}en/results/`, { waitUntil: 'networkidle' });
      await runs(page)
        .getByRole('button', { name: /other-seed/ })
        .click();
      const grid = page.getByRole('grid').first();
      const confused = await grid.locator('[data-cell]').evaluateAll((all) => {
        const off = all.filter(
          (cell) =>
            cell.getAttribute('data-cell')?.split(' ').at(0) !== cell.getAttribute('data-cell')?.split(' ').at(1),
        );
        const counted = off.map((cell) => [cell.getAttribute('data-cell') ?? '', Number(cell.textContent)] as const);
        return counted.toSorted(([, a], [, b]) => b - a)[0];
      });
      const [label, prediction] = confused[0].split(' ');
      await grid.locator(`[data-cell="${confused[0]}"]`).click();
      const pictures = page.getByRole('figure').filter({ hasText: `${label} read as ${prediction}` });
      await expect.poll(() => pictures.locator('canvas').count(), { timeout: 60_000 }).toBe(Math.min(24, confused[1]));

      const slider = page.getByRole('slider', { name: 'A moment of the training' });
      await slider.scrollIntoViewIfNeeded();
      await drawSeven(page);
      const answer = page.getByText(/^Then it reads \d, with/);
      await answer.waitFor();
      expect(await slider.getAttribute('aria-valuetext')).toBe('At the end of the training');
      const atEnd = await answer.textContent();
      await slider.press('Home');
      await expect.poll(() => slider.getAttribute('aria-valuetext')).toMatch(/^After step \d+/);
      await expect.poll(() => answer.textContent()).not.toBe(atEnd);
      await slider.press('End');
      await expect.poll(() => answer.textContent()).toBe(atEnd);
      expect(complaints).toEqual([]);
      await page.context().close();
    });
  });

  test('takes a drawing from page to page, and into a language that is written from the right', async () => {
    const site = await serveIsolated(true);
    const { page, complaints } = await openPage(browser, `${site.url}en/`);
    await drawSeven(page);
    await page.getByRole('option').filter({ hasText: '%' }).first().waitFor();
    const strokes = () =>
      findPad(page)
        .locator('path[stroke-width]')
        .evaluateAll((paths) => paths.map((path) => path.getAttribute('d')));
    const drawn = await strokes();
    expect(drawn.length).toBeGreaterThan(0);

    const sides = async () => {
      const [pad, answer] = await Promise.all([findPad(page).boundingBox(), page.getByRole('listbox').boundingBox()]);
      return (pad?.x ?? 0) < (answer?.x ?? 0) ? 'pad on the left' : 'pad on the right';
    };
    expect(await sides()).toBe('pad on the left');
    await page.getByRole('link', { name: 'العربية' }).click();
    await page.waitForURL(`${site.url}ar/`);
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl');
    // The layout is mirrored; the drawing is not.
    await expect.poll(sides).toBe('pad on the right');
    await expect.poll(strokes).toEqual(drawn);

    await page.goto(`${site.url}fr/learn/cnn/`, { waitUntil: 'networkidle' });
    await expect.poll(strokes).toEqual(drawn);
    expect(complaints).toEqual([]);
    await page.context().close();
    await site.close();
  });
});
