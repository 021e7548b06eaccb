import { readFileSync } from 'node:fs';
import { encodeRunFile, type RunFile } from '@raqam/artifact';
import { synthesizeDataset } from '@raqam/dataset';
import { createModelSpec } from '@raqam/model';
import { recordRun, train } from '@raqam/trainer';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { checkAccessibility } from './check-accessibility.ts';
import { drawSeven, findPad } from './draw-on-pad.ts';
import { type RunningSite, startSite } from './start-site.ts';
import { visitPage } from './visit-page.ts';

const NUM_TRAIN = 600;

/** A run that learnt synthetic digits, which every machine draws alike, and kept its weights after each epoch. */
async function makeRun(seed: number): Promise<RunFile> {
  const { train: images, test: judges } = synthesizeDataset({ numTrain: NUM_TRAIN });
  const options = { epochs: 3, limit: NUM_TRAIN, seed, validationFraction: 0.1 };
  const data = { train: images, test: judges };
  return await recordRun(train(createModelSpec('softmax'), data, options, { snapshotEvery: 'epoch' }));
}

describe.skipIf(findBrowser() === null)('judging in Chromium', () => {
  let site: RunningSite;
  let browser: Browser;
  let runs: readonly [RunFile, RunFile];
  let files: readonly { readonly name: string; readonly mimeType: string; readonly buffer: Buffer }[];

  beforeAll(async () => {
    [site, browser, runs] = await Promise.all([startSite(), launchBrowser(), Promise.all([makeRun(1), makeRun(2)])]);
    files = await Promise.all(
      runs.map(async (run, i) => {
        const buffer = Buffer.from(await encodeRunFile(run));
        return { name: `seed-${i + 1}.raqam`, mimeType: 'application/octet-stream', buffer };
      }),
    );
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  const list = (page: Page) => page.getByRole('list', { name: 'Runs' });
  const article = (page: Page, name: string) => page.getByRole('article', { name });
  const figure = (page: Page, title: string) => page.getByRole('figure').filter({ hasText: title });

  /** Opens both runs at once and chooses the first. */
  async function openRuns(page: Page): Promise<void> {
    await page.locator('input[type="file"]').setInputFiles([...files]);
    await list(page)
      .getByRole('button', { name: /seed-1/ })
      .click();
    await article(page, 'seed-1').getByRole('grid').waitFor();
  }

  const visitResults = (visit: (page: Page, context: BrowserContext) => Promise<void>) =>
    visitPage(browser, `${site.url}en/results/`, visit);

  test('a cell opens its images; the wrong, the right and the doubtful ones are all there', async () => {
    const [{ confusionMatrix, wrong, metrics }] = runs;
    const [label, prediction] = worstCell(confusionMatrix ?? []);
    await visitResults(async (page) => {
      await openRuns(page);
      const run = article(page, 'seed-1');
      await run.locator(`[data-cell="${label} ${prediction}"]`).focus();
      await page.keyboard.press('Enter');
      const cell = run.getByRole('figure').filter({ hasText: `read as: ${label} read as ${prediction}` });
      await cell.waitFor({ timeout: 60_000 });
      const expected = confusionMatrix?.[label][prediction] ?? 0;
      expect(await cell.getByRole('img').count()).toBe(Math.min(24, expected));
      // The page reads the images itself and comes to what the run has on record.
      const wrongOnes = run.getByRole('navigation', { name: 'Pages of images: read wrongly' });
      await expect.poll(() => wrongOnes.textContent()).toContain(`Page 1 of ${Math.ceil(wrong.length / 24)}`);
      const share = `${((metrics?.accuracy ?? 0) * 100).toFixed(1)}%`;
      await run.getByText(`${share} of 1,000 test images are read rightly`).waitFor();
      expect(await figure(page, 'read rightly').getByRole('img').count()).toBe(18);
      const classes = run.getByRole('table', { name: 'Digit by digit' });
      expect(await classes.getByRole('row').count()).toBeGreaterThan(10);
      await run.getByRole('checkbox', { name: 'Shares of each row' }).check();
      await expect.poll(() => run.locator('[data-cell="0 0"]').textContent()).toMatch(/^\d+(\.\d)?%$/);
      await checkAccessibility(page);
    });
  });

  test('a run is trained again to the same weights, and looked at as it was on the way', async () => {
    const [{ weightsSha256 }] = runs;
    await visitResults(async (page) => {
      await openRuns(page);
      const run = article(page, 'seed-1');
      await run.getByRole('button', { name: 'Train again and compare' }).click();
      await run.getByText('The same weights, to the bit:').waitFor({ timeout: 60_000 });
      expect(await run.getByText(weightsSha256).count()).toBe(2);

      await findPad(page).scrollIntoViewIfNeeded();
      await drawSeven(page);
      const answer = run.getByText(/^Then it reads \d, with/);
      await answer.waitFor();
      const atEnd = await answer.textContent();
      const slider = run.getByRole('slider', { name: 'A moment of the training' });
      await slider.focus();
      await page.keyboard.press('Home');
      await run.getByText('After step 5, 1 epochs in').waitFor();
      await expect.poll(() => answer.textContent()).not.toBe(atEnd);
    });
  });

  test('runs are renamed, seen in the same figures, and compared with a verdict', async () => {
    await visitResults(async (page) => {
      await openRuns(page);
      await article(page, 'seed-1').getByRole('button', { name: 'Rename' }).click();
      await page.getByRole('textbox', { name: 'Name of the run' }).fill('The first one');
      await page.keyboard.press('Enter');
      await article(page, 'The first one').waitFor();
      await page.reload({ waitUntil: 'networkidle' });
      await article(page, 'The first one').waitFor();
      for (const box of await list(page).getByRole('checkbox').all()) await box.check();
      const together = page.getByRole('region', { name: 'The ticked runs together' });
      const curves = together.getByRole('figure').filter({ hasText: 'Loss by epoch' });
      await curves.getByRole('button', { name: 'Table' }).click();
      expect(await curves.getByRole('columnheader').allInnerTexts()).toEqual([
        'Epoch',
        expect.stringMatching(/^(The first one|seed-2)/),
        expect.stringMatching(/^(The first one|seed-2)/),
      ]);
      await together.getByRole('link', { name: 'Compare the two' }).click();
      await page.getByRole('radio', { name: 'Synthetic digits' }).check();
      await page.getByRole('button', { name: 'Let both read' }).click();
      const table = page.getByRole('table', { name: 'Image by image' });
      await table.waitFor({ timeout: 60_000 });
      const wrong = runs.map((run) => new Set(run.wrong.map(({ index }) => index)));
      const numBoth = [...wrong[0]].filter((index) => wrong[1].has(index)).length;
      await expect
        .poll(() =>
          table
            .getByRole('row', { name: /^Both wrong/ })
            .getByRole('cell')
            .textContent(),
        )
        .toBe(String(numBoth));
      expect(await page.getByText(/cannot be told apart|does better than|does worse than/).count()).toBe(1);
      await checkAccessibility(page);
    });
  });

  test('votes on labels in doubt stay, and are taken along as a file', async () => {
    await visitPage(browser, `${site.url}en/results/labels/`, async (page) => {
      const first = page.getByRole('group').first();
      const [index] = /\d+/.exec((await first.locator('legend').textContent()) ?? '') ?? [];
      await first.getByRole('radio', { name: 'It cannot be told' }).check();
      await page.getByText('You have voted on one of').waitFor();
      await page.reload({ waitUntil: 'networkidle' });
      await expect.poll(() => first.getByRole('radio', { name: 'It cannot be told' }).isChecked()).toBe(true);
      const waiting = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Save the votes as a file' }).click();
      const file = JSON.parse(readFileSync(await (await waiting).path(), 'utf8')) as { votes: unknown };
      expect(file.votes).toEqual([expect.objectContaining({ index: Number(index), vote: 'unclear' })]);
      await page.getByRole('button', { name: 'Forget the votes' }).click();
      await page.getByText('You have not voted yet.').waitFor();
      await checkAccessibility(page);
    });
  });
});

/** The wrong reading that is most frequent. */
function worstCell(counts: readonly (readonly number[])[]): readonly [label: number, prediction: number] {
  let worst: readonly [number, number] = [0, 1];
  for (const [label, row] of counts.entries()) {
    for (const [prediction, count] of row.entries()) {
      if (label !== prediction && count > counts[worst[0]][worst[1]]) worst = [label, prediction];
    }
  }
  return worst;
}
