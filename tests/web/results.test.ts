import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeRunFile, parseTrainOptions, type RunFile, weightsSha256 } from '@raqam/artifact';
import { createModelSpec, initializeWeights } from '@raqam/model';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { checkAccessibility } from './check-accessibility.ts';
import { type RunningSite, startSite } from './start-site.ts';
import { openWatchedPage, type WatchedPage } from './watched-page.ts';

/** Where to leave pictures for people to look at. */
const SHOTS_FOLDER = process.env['RAQAM_SHOTS'];

/** A row of 100 images of each digit; of the digit 7, 8 are read as 1. */
const CONFUSION = Array.from({ length: 10 }, (_, label) =>
  Array.from({ length: 10 }, (_, prediction) => {
    if (label !== 7) return label === prediction ? 100 : 0;
    return { 1: 8, 7: 92 }[prediction] ?? 0;
  }),
);

/** A run as a training leaves it, with first weights: nothing but its shape matters here. */
async function makeRun(minute: number): Promise<RunFile> {
  const spec = createModelSpec('softmax');
  const weights = initializeWeights(spec, minute);
  const row = { numSteps: 8, learningRate: 0.001, durationMs: 500 };
  return {
    spec,
    options: parseTrainOptions({ epochs: 2, limit: 1000, validationFraction: 0.1, seed: minute }),
    environment: {
      cpu: 'unknown',
      numCores: 2,
      simd: 'simd128',
      runtime: 'node',
      runtimeVersion: '26.10.0',
      platform: 'linux-x64',
      packages: {},
      engine: null,
      gitRevision: null,
    },
    dataset: { name: 'mnist/train', sha256: 'a'.repeat(64) },
    inputContract: null,
    startedAt: `2026-11-23T09:${String(minute).padStart(2, '0')}:00.000Z`,
    durationMs: 1234,
    history: [
      { ...row, epoch: 0, loss: 0.9, accuracy: 0.8, validationLoss: 0.7, validationAccuracy: 0.85 },
      { ...row, epoch: 1, loss: 0.5, accuracy: 0.9, validationLoss: 0.4, validationAccuracy: 0.92 },
    ],
    metrics: { accuracy: 0.992, loss: 0.0321, count: 1000 },
    confusionMatrix: CONFUSION,
    wrong: [],
    weights,
    weightsSha256: await weightsSha256(weights),
    snapshots: [],
  };
}

describe.skipIf(findBrowser() === null)('the results in Chromium', () => {
  let site: RunningSite;
  let browser: Browser;
  let file: Buffer;

  beforeAll(async () => {
    [site, browser] = await Promise.all([startSite(), launchBrowser()]);
    file = Buffer.from(await encodeRunFile(await makeRun(30)));
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  async function openResults(
    locale = 'en',
    options: Parameters<Browser['newContext']>[0] = {},
  ): Promise<WatchedPage & { readonly context: BrowserContext }> {
    const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 }, ...options });
    const watched = await openWatchedPage(context);
    await watched.page.goto(`${site.url}${locale}/results/`, { waitUntil: 'networkidle' });
    return { ...watched, context };
  }

  /** Hands files to the page as a person's choice in the dialog does. */
  async function chooseFiles(page: Page, files: readonly { name: string; buffer: Buffer }[]): Promise<void> {
    const mimeType = 'application/octet-stream';
    await page.locator('input[type="file"]').setInputFiles(files.map((each) => ({ ...each, mimeType })));
  }

  async function chooseFile(page: Page, name: string, buffer: Buffer): Promise<void> {
    await chooseFiles(page, [{ name, buffer }]);
  }

  const runs = (page: Page) => page.getByRole('list', { name: 'Runs' }).getByRole('listitem');

  async function shoot(page: Page, name: string): Promise<void> {
    if (SHOTS_FOLDER === undefined) return;
    mkdirSync(SHOTS_FOLDER, { recursive: true });
    await page.screenshot({ path: join(SHOTS_FOLDER, `${name}.png`), fullPage: true });
  }

  test('there are none at first, and the way to one is shown', async () => {
    const { page, complaints, context } = await openResults();
    await page.getByText('There are none yet.').waitFor();
    expect(await page.getByRole('link', { name: 'Train a network' }).getAttribute('href')).toBe('/en/train/');
    expect(await page.getByRole('table', { name: /^Published figures/ }).isVisible()).toBe(true);
    await checkAccessibility(page);
    await shoot(page, 'results-empty');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a run that is opened shows its figures, curves and confusions, and stays', async () => {
    const { page, complaints, context } = await openResults();
    await chooseFile(page, 'from-the-terminal.raqam', file);
    const facts = page.getByRole('table', { name: 'In numbers' });
    await facts.waitFor();
    const row = (name: RegExp) => facts.getByRole('row', { name }).textContent();
    expect(await row(/^Accuracy/)).toContain('99.2% of 1,000 test images (95% interval: 98.4% to 99.6%)');
    expect(await row(/^Loss/)).toContain('0.0321');
    expect(await row(/^Duration/)).toContain('1.23 sec');
    expect(await row(/^Network/)).toContain('softmax: 7,850 numbers to learn');
    expect(await row(/^Data/)).toContain('mnist/train, the first 1,000 training images');
    expect(await row(/^SHA-256/)).toContain((await makeRun(30)).weightsSha256);
    expect(await page.getByText('Read worst: 7 (92.0%). Most often confused: 7 read as 1, 8 times.').count()).toBe(1);

    const figure = page.getByRole('figure').filter({ hasText: 'Loss by epoch' });
    await figure.getByRole('button', { name: 'Table' }).click();
    expect(await figure.getByRole('row').allInnerTexts()).toEqual([
      'Epoch\tTraining\tValidation',
      '1\t0.9000\t0.7000',
      '2\t0.5000\t0.4000',
    ]);

    await page.reload({ waitUntil: 'networkidle' });
    await facts.waitFor();
    expect(await runs(page).allInnerTexts()).toHaveLength(1);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('the confusion matrix is walked through by keys, and does not mirror', async () => {
    const { page, context } = await openResults('ar');
    await chooseFile(page, 'run.raqam', file);
    const grid = page.getByRole('grid');
    await grid.waitFor();
    const cell = (label: number, prediction: number) => grid.locator(`[data-cell="${label} ${prediction}"]`);
    expect(
      await grid.getByRole('gridcell').evaluateAll((cells) => cells.filter((each) => each.tabIndex === 0).length),
    ).toBe(1);
    await cell(0, 0).focus();
    for (const key of ['ArrowRight', ...Array.from({ length: 7 }, () => 'ArrowDown')]) await page.keyboard.press(key);
    expect(await cell(7, 1).evaluate((element) => element === document.activeElement)).toBe(true);
    const reading = page.getByRole('figure').filter({ has: grid }).getByRole('status');
    await expect.poll(() => reading.textContent()).toBe('الرقم الحقيقي 7قُرئ على أنه 1القيمة 8');
    const [first, second] = await Promise.all([cell(0, 0).boundingBox(), cell(0, 1).boundingBox()]);
    expect(first?.x).toBeLessThan(second?.x ?? 0);
    await context.close();
  });

  test('a run is downloaded as the same bytes, deleted only when sure, and opened again by dropping it', async () => {
    const { page, context } = await openResults();
    await chooseFile(page, 'run.raqam', file);
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download' }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe('run.raqam');
    expect(readFileSync(await download.path()).equals(file)).toBe(true);

    const question = page.getByRole('alertdialog', { name: 'Delete run?' });
    const remove = page.getByRole('button', { name: 'Delete', exact: true });
    const hasFocus = (locator: Locator) => locator.evaluate((element) => element === document.activeElement);
    for (const key of ['Enter', 'Escape']) {
      await remove.press('Enter');
      await expect.poll(() => hasFocus(question.getByRole('button', { name: 'Keep' }))).toBe(true);
      await checkAccessibility(page);
      await page.keyboard.press(key);
      await question.waitFor({ state: 'detached' });
      await expect.poll(() => hasFocus(remove)).toBe(true);
    }
    expect(await runs(page).count()).toBe(1);
    await remove.click();
    await page.getByRole('button', { name: 'Delete for good' }).click();
    await page.getByText('There are none yet.').waitFor();
    await expect.poll(() => page.locator('div:focus').textContent()).toContain('There are none yet.');

    const bytes = Array.from(file);
    const dropped = await page.evaluateHandle((content) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(content)], 'dropped.raqam'));
      return transfer;
    }, bytes);
    await page.getByText('There are none yet.').dispatchEvent('drop', { dataTransfer: dropped });
    await expect
      .poll(() => runs(page).allInnerTexts(), { timeout: 20_000 })
      .toEqual([expect.stringContaining('dropped')]);
    await context.close();
  });

  test('what is no run is refused with its reason, and nothing is kept of it', async () => {
    const { page, context } = await openResults();
    await chooseFile(page, 'holiday.raqam', Buffer.from('not a run'));
    const outcome = page.getByText(/^holiday\.raqam could not be opened:/);
    await outcome.waitFor();
    expect(await outcome.textContent()).toMatch(/holiday\.raqam/);
    await chooseFile(page, 'cut.raqam', file.subarray(0, file.length - 20));
    await page.getByText(/^cut\.raqam could not be opened:/).waitFor();
    await page.getByText('There are none yet.').waitFor();
    await checkAccessibility(page);
    await context.close();
  });

  test('an address of a run that is not here says so', async () => {
    const { page, context } = await openResults();
    await page.goto(`${site.url}en/results/?run=nothing`, { waitUntil: 'networkidle' });
    await page.getByText('This browser has no run of this address.').waitFor();
    await context.close();
  });

  test('many runs and long names fit every width, light and dark, in Arabic too', async () => {
    const { page, context } = await openResults();
    const nine = Array.from({ length: 9 }, async (_, minute) => {
      const name = minute === 8 ? `${'a-very-long-name-'.repeat(12)}.raqam` : `run-${minute}.raqam`;
      return { name, buffer: Buffer.from(await encodeRunFile(await makeRun(minute))) };
    });
    await chooseFiles(page, await Promise.all(nine));
    await expect.poll(() => runs(page).count(), { timeout: 20_000 }).toBe(9);
    for (const locale of ['en', 'ar']) {
      await page.goto(`${site.url}${locale}/results/`, { waitUntil: 'networkidle' });
      await page.getByRole('grid').waitFor();
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme });
        await checkAccessibility(page);
        for (const width of [320, 360, 768, 1280, 2560]) {
          await page.setViewportSize({ width, height: 800 });
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
          await shoot(page, `results-${locale}-${theme}-${width}`);
        }
      }
    }
    await context.close();
  });
});
