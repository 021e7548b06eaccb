// The data page: data sets opened, looked through, changed as a training changes them, and taken along.
import { readFile } from 'node:fs/promises';
import { decodeIdxPair, encodeIdx, gzip, synthesizeDataset } from '@raqam/dataset';
import { findMnist } from '@raqam/dataset/node';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { checkAccessibility } from './check-accessibility.ts';
import { drawSeven as drawSevenOnPad } from './draw-on-pad.ts';
import { type RunningSite, startSite } from './start-site.ts';
import { type Visit, visitPage } from './visit-page.ts';
import { openWatchedPage } from './watched-page.ts';

/** A worker that starts, or MNIST that is unpacked, on a busy machine. */
const PATIENCE = { timeout: 20_000 };

/** A 7 in dark blue on paper, as a PNG. */
async function paintSeven(): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><rect width="300" height="200"
    fill="#eee8dd"/><path d="M90 40h90l-50 120" fill="none" stroke="#224" stroke-width="14"/></svg>`;
  return await sharp(Buffer.from(svg)).png().toBuffer();
}

describe.skipIf(findBrowser() === null)('the data page in Chromium', () => {
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

  const images = (page: Page): Locator => page.getByRole('list', { name: 'Images' }).getByRole('button');
  const figure = (page: Page, name: string): Locator => page.getByRole('figure', { name });

  test('nothing is fetched before somebody chooses', () =>
    visit('en/data/', async (page) => {
      await page.getByText('Choose what to look at.').waitFor();
      const fetched = await page.evaluate(() =>
        performance.getEntriesByType('resource').filter(({ name }) => name.includes('mnist')),
      );
      expect(fetched).toEqual([]);
    }));

  test('synthetic digits: pages, classes, one image with its numbers, changes, counts; the address tells all of it', () =>
    visit('en/data/?source=synthetic&seed=3', async (page) => {
      await expect.poll(() => images(page).count(), PATIENCE).toBe(60);
      expect(await page.getByText('Page 1 of 34 (2,000 images)').count()).toBe(1);

      // By keys: to the right, down a row, and the chosen one is enlarged.
      await images(page).first().focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('region', { name: 'Image 13: 3' }).waitFor();
      expect(new URL(page.url()).search).toBe('?source=synthetic&image=13&seed=3');
      const cells = page.getByRole('table', { name: 'The numbers of the image' }).getByRole('cell');
      expect(await cells.count()).toBe(784);
      const shown = (await cells.allTextContents()).map(Number);
      // The seed draws the same digits in the page and here.
      const { train } = synthesizeDataset({ seed: 3, numTrain: 14, numTest: 1 });
      expect(shown).toEqual(Array.from(train.image(13)));

      await page.getByLabel('7', { exact: true }).check();
      await expect
        .poll(
          () => images(page).evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')?.at(-1))),
          PATIENCE,
        )
        .toEqual(Array.from({ length: 60 }, () => '7'));
      await page.getByRole('button', { name: 'Next page' }).click();
      await expect.poll(() => images(page).first().getAttribute('aria-label'), PATIENCE).toBe('Image 607: 7');

      // An image of another class is found by its number all the same.
      await page.getByLabel('Image number').fill('1995');
      await page.getByRole('button', { name: 'Show', exact: true }).click();
      await page.getByRole('region', { name: 'Image 1,995: 5' }).waitFor();
      expect(new URL(page.url()).search).toBe('?source=synthetic&image=1995&seed=3');

      await page.getByText('Changed as in a training').click();
      const samples = page.getByRole('img', { name: /^Changed, sample/ });
      await expect.poll(() => samples.count(), PATIENCE).toBe(11);
      const inkOf = (canvas: Locator) => canvas.evaluate((each: HTMLCanvasElement) => each.toDataURL());
      const before = await inkOf(samples.first());
      await page.getByRole('button', { name: 'Draw again' }).click();
      await expect.poll(() => inkOf(samples.first()), PATIENCE).not.toBe(before);

      await figure(page, 'Images of each digit').getByText('Every digit has 200 images.').waitFor();
      await figure(page, 'Ink of each digit').getByRole('button', { name: 'Table' }).click();
      expect(await figure(page, 'Ink of each digit').getByRole('row').count()).toBe(11);
      const histogram = page.getByRole('application', { name: 'Levels of the pixels' });
      await histogram.focus();
      await page.keyboard.press('End');
      await page.getByText(/^Level 255: [\d,]+ pixels \(\d/).waitFor();
      await checkAccessibility(page);
    }));

  test('what is opened is taken along as IDX, and comes back from it', () =>
    visit('en/data/?source=synthetic', async (page) => {
      await page.getByLabel('Test images').check();
      const files: Buffer[] = [];
      const saved = new Promise<void>((resolve) => {
        page.on('download', async (download) => {
          files.push(await readFile(await download.path()));
          if (files.length === 2) resolve();
        });
      });
      await page.getByRole('button', { name: 'Download as IDX' }).click();
      await saved;
      const [imageFile, labelFile] = files.toSorted((a, b) => b.length - a.length).map((each) => Uint8Array.from(each));
      const read = await decodeIdxPair(
        'saved',
        { name: 'images', bytes: imageFile },
        { name: 'labels', bytes: labelFile },
      );
      const { test: drawn } = synthesizeDataset({ numTrain: 1 });
      expect(await read.digest()).toBe(await drawn.digest());

      await page.getByLabel('Your own files').check();
      await page
        .locator('input[type=file]')
        .first()
        .setInputFiles(
          [imageFile, labelFile].map((bytes, i) => ({
            name: `${i}.gz`,
            mimeType: 'application/gzip',
            buffer: Buffer.from(bytes),
          })),
        );
      await page.getByText('(1000, 28, 28)').waitFor();
      // They obey the contract already, and stay as they are.
      await page.getByRole('heading', { name: 'As they came, and as they are read' }).waitFor();
      await expect
        .poll(() => images(page).first().getAttribute('aria-label'), PATIENCE)
        .toBe(`Image 0: ${drawn.labels[0]}`);
    }));

  test('pictures are labelled by their names, brought into the form of MNIST, and those without a label are told', () =>
    visit('fr/data/?source=files', async (page) => {
      const buffer = await paintSeven();
      const files = ['7.png', '7_2.png', 'sept.png'].map((name) => ({ name, mimeType: 'image/png', buffer }));
      await page.locator('input[type=file]').first().setInputFiles(files);
      await page.getByText('(2, 28, 28)').waitFor();
      expect(await page.getByRole('region', { name: 'Fichiers écartés' }).textContent()).toContain('sept.png');
      await expect.poll(() => page.getByRole('img', { name: 'Telle quelle' }).count(), PATIENCE).toBe(2);
      await checkAccessibility(page);
    }));

  test('files can be dropped whatever is open', () =>
    visit('en/data/', async (page) => {
      await page.getByText('Choose what to look at.').waitFor();
      await page.getByText('Which digits').evaluate(
        (target, bytes) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File([new Uint8Array(bytes)], '7.png'));
          target.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer }));
        },
        [...(await paintSeven())],
      );
      await page.getByText('(1, 28, 28)').waitFor(PATIENCE);
      expect(await page.getByLabel('Your own files').isChecked()).toBe(true);
      await expect.poll(() => images(page).first().getAttribute('aria-label'), PATIENCE).toBe('Image 0: 7');
    }));

  test('an image of its own size is shown with all of its pixels when it shall not be brought into the form', () =>
    visit('en/data/?source=files', async (page) => {
      const pixels = Uint8Array.from({ length: 2 * 12 }, (_, i) => (i % 5 === 0 ? 255 : 0));
      const pair = [
        encodeIdx({ shape: [2, 3, 4], data: pixels }),
        encodeIdx({ shape: [2], data: Uint8Array.of(4, 2) }),
      ];
      const files = await Promise.all(
        pair.map(async (bytes, i) => ({
          name: `${i}.gz`,
          mimeType: 'application/gzip',
          buffer: Buffer.from(await gzip(bytes)),
        })),
      );
      await page.getByLabel('Bring IDX images into the form of MNIST').uncheck();
      await page.locator('input[type=file]').first().setInputFiles(files);
      await page.getByText('(2, 3, 4)').waitFor();
      await images(page).nth(1).click();
      const cells = page.getByRole('table', { name: 'The numbers of the image' }).getByRole('cell');
      await expect
        .poll(async () => (await cells.allTextContents()).map(Number), PATIENCE)
        .toEqual([...pixels.subarray(12)]);
      await page.getByLabel('Bring IDX images into the form of MNIST').check();
      await page.getByText('(2, 28, 28)').waitFor();
    }));

  test('where MNIST is not at hand the visitor is asked; a mirror that fails is told, synthetic digits are one click away', async () => {
    const context = await browser.newContext({ locale: 'en-US', serviceWorkers: 'block' });
    const { page } = await openWatchedPage(context);
    const asked: string[] = [];
    await context.route(/ubyte\.gz$/, (route) => {
      asked.push(new URL(route.request().url()).host);
      return route.fulfill({ status: 404 });
    });
    await page.goto(`${site.url}en/data/`, { waitUntil: 'networkidle' });
    await page.getByLabel('MNIST', { exact: true }).check();
    await page.getByText('MNIST is neither kept in this browser nor served by this site.').waitFor(PATIENCE);
    expect(new Set(asked)).toEqual(new Set([new URL(site.url).host]));
    await page.getByText('storage.googleapis.com, or else from ossci-datasets.s3.amazonaws.com').waitFor();
    await page.getByRole('button', { name: 'Download MNIST (11 MB)' }).click();
    await page.getByText(/could not be downloaded\. .*HTTP 404.*storage\.googleapis\.com.*amazonaws/).waitFor(PATIENCE);
    await page.getByLabel('Synthetic digits').check();
    await page.getByText('(2000, 28, 28)').waitFor(PATIENCE);
    await context.close();
  });

  test('a drawing that was corrected on the first page is an image of the corrections', () =>
    visit('en/data/?source=corrections', async (page) => {
      await page.getByText('There are no corrections yet.').waitFor(PATIENCE);
      await page.goto(`${site.url}en/`, { waitUntil: 'networkidle' });
      await drawSevenOnPad(page);
      await page.getByText('Was it another digit?').click(PATIENCE);
      await page.getByRole('group', { name: 'It was a …' }).getByRole('button', { name: '1', exact: true }).click();
      await page.getByText(/^Kept on this device/).waitFor();
      await page.goto(`${site.url}en/data/?source=corrections&image=0`, { waitUntil: 'networkidle' });
      await page.getByRole('region', { name: 'Image 0: 1' }).waitFor(PATIENCE);
      await page.getByText('(1, 28, 28)').waitFor();
    }));

  test('an address that cannot be meant is told, and the rest of it holds', () =>
    visit('ar/data/?source=synthetic&digit=12&image=999999', async (page) => {
      await page.getByText('digit', { exact: true }).waitFor();
      await page.getByText('999,999').waitFor(PATIENCE);
      expect(await page.getByRole('list', { name: 'الصور' }).getAttribute('dir')).toBe('ltr');
      await checkAccessibility(page);
    }));
});

const mnistFolder = await findMnist();

describe.skipIf(findBrowser() === null || mnistFolder === null)('MNIST on the data page', () => {
  test('is fetched once from the site, kept, shown by its own numbers, and forgotten', async () => {
    const [site, browser] = await Promise.all([startSite(), launchBrowser()]);
    try {
      await visitPage(browser, `${site.url}en/data/?source=mnist&part=test&image=0`, async (page, context) => {
        await page.getByRole('region', { name: 'Image 0: 7' }).waitFor(PATIENCE);
        await page.getByText('Count, height and width: (10000, 28, 28)').waitFor();
        await page.getByLabel('Training images').check();
        // The two numbers that every program for MNIST normalizes by.
        await page.getByText(/the mean is 0\.1307 and the standard deviation 0\.3081/).waitFor(PATIENCE);
        await page.getByText('Most images show the 1 (6,742), fewest the 5 (5,421).').waitFor();

        // Without a wish in the address, and with nobody to ask: it is kept.
        const again = await context.newPage();
        await context.route(/ubyte\.gz$/, (route) => route.abort());
        await again.goto(`${site.url}en/data/`);
        await again.getByText('Count, height and width: (60000, 28, 28)').waitFor(PATIENCE);
        await again.getByRole('button', { name: 'Forget MNIST' }).click();
        await again.getByText('MNIST is forgotten').waitFor();
        expect(await again.evaluate(() => caches.has('raqam-data'))).toBe(false);
      });
    } finally {
      await browser.close();
      await site.stop();
    }
  });
});
