// The page that looks inside a network: live maps, one value down to its products, and which ink mattered.
import { encodeRunFile } from '@raqam/artifact';
import { loadDataset } from '@raqam/dataset/node';
import { createLayerTrace, traceValue } from '@raqam/engine/reference';
import { digitFromStrokes, type Stroke } from '@raqam/image';
import { createModelSpec } from '@raqam/model';
import { loadModel } from '@raqam/recognizer';
import { recordRun, train } from '@raqam/trainer';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { checkAccessibility } from './check-accessibility.ts';
import { drawSeven, findPad } from './draw-on-pad.ts';
import { type RunningSite, startSite } from './start-site.ts';
import { type Visit, visitPage } from './visit-page.ts';

/** A page on a busy machine. */
const PATIENCE = { timeout: 15_000 };

describe.skipIf(findBrowser() === null)('the page that looks inside in Chromium', () => {
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

  const maps = (page: Page, layer: string) =>
    page.getByRole('application', { name: new RegExp(`^Values of ${layer},`) });
  const layerButton = (page: Page, layer: string) => page.getByRole('button', { name: new RegExp(`^${layer} `) });
  const sum = (page: Page) => page.locator('output', { hasText: 'z =' });

  /** How many different colors the canvas under a layer's maps shows. */
  const countColors = (page: Page, layer: string) =>
    maps(page, layer).evaluate((overlay) => {
      const canvas = overlay.parentElement?.querySelector('canvas') ?? null;
      if (canvas === null) return 0;
      // Read from a copy: a canvas that is read again and again is complained of by the browser.
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
      copy?.drawImage(canvas, 0, 0);
      return new Set(new Uint32Array(copy?.getImageData(0, 0, canvas.width, canvas.height).data.buffer ?? [])).size;
    });

  /** Draws a 7 and waits until the network has read it. */
  async function showSeven(page: Page): Promise<void> {
    await findPad(page).scrollIntoViewIfNeeded();
    await drawSeven(page);
    await expect.poll(() => page.getByText(/^(This reads as|يُقرأ هذا) 7/).count(), PATIENCE).toBe(1);
  }

  /** What the shipped network makes of the drawing that the page keeps, computed here. */
  async function readHere(page: Page) {
    const strokes: Stroke[] = JSON.parse(
      await page.evaluate(() => sessionStorage.getItem('raqam:strokes') ?? '[]'),
    ) as Stroke[];
    const image = digitFromStrokes(strokes, { dotSize: 20 })?.ink ?? new Float32Array(784);
    const model = await loadModel('compact');
    const weights = model.weights.map(({ values }) => values);
    return { image, spec: model.spec, weights, layers: createLayerTrace(model.spec, weights).run(image) };
  }

  test('every layer is painted while the digit is drawn, and covering it shows which ink mattered', () =>
    visit('en/learn/cnn/', async (page) => {
      // A blank sheet shows the biases alone: each map has one color.
      await expect.poll(() => countColors(page, 'conv1'), PATIENCE).toBeGreaterThan(1);
      const blank = await countColors(page, 'conv1');
      expect(blank).toBeLessThanOrEqual(9);
      await showSeven(page);
      for (const layer of ['conv1', 'pool1', 'conv2', 'pool2', 'dense1']) {
        await expect.poll(() => countColors(page, layer), PATIENCE).toBeGreaterThan(blank);
      }
      await page.getByRole('button', { name: 'Cover it' }).click();
      await expect.poll(() => page.getByText(/^Blue: covering it weakens the 7/).count(), PATIENCE).toBe(1);
      await page.getByRole('button', { name: 'Clear' }).click();
      await expect.poll(() => countColors(page, 'conv1'), PATIENCE).toBe(blank);
      await expect.poll(() => page.getByText('This is of an earlier drawing or network.').count(), PATIENCE).toBe(1);

      await page.getByRole('combobox').selectOption('accurate');
      const { spec } = await loadModel('accurate');
      const numLayers = spec.layers.length;
      await expect.poll(() => page.getByRole('heading', { level: 3 }).count(), PATIENCE).toBe(numLayers);
      await drawSeven(page);
      await expect.poll(() => countColors(page, spec.layers[0].name), PATIENCE).toBeGreaterThan(20);
      expect(page.url()).toContain('network=accurate');
    }));

  test('a value is taken apart by keys, to the numbers that this process computes', () =>
    visit('en/learn/cnn/', async (page) => {
      await showSeven(page);
      await layerButton(page, 'conv1').focus();
      await page.keyboard.press('Enter');
      await maps(page, 'conv1').focus();
      for (const key of ['PageDown', 'PageDown', 'ArrowRight', 'ArrowUp']) await page.keyboard.press(key);
      // It opens in the middle of the first map, (12, 12).
      await expect
        .poll(() => page.getByText('Map 3, row 12, column 14 · bias and 25 products').count(), PATIENCE)
        .toBe(1);
      const { image, layers, spec, weights } = await readHere(page);
      const place = (11 * 24 + 13) * 8 + 2;
      const trace = traceValue(spec, weights, 0, image, place);
      const short = (value: number) => String(Number(value.toPrecision(7)));
      expect(await sum(page).textContent()).toContain(`z = ${short(trace?.bias ?? 0).slice(0, 6)}`);
      expect(await sum(page).textContent()).toContain(short(trace?.result ?? 0).slice(0, 6));
      await page.getByText('All 25 products, in full').click();
      const rows = await page.getByRole('region', { name: 'All 25 products, in full' }).getByRole('row').all();
      expect(rows).toHaveLength(26);
      const cells = await Promise.all(
        rows.slice(1).map(async (row) => (await row.getByRole('cell').allTextContents()).map(Number)),
      );
      // As many digits as name an f32 are shown, so that the very same numbers are read again.
      expect(cells.map((row) => row.map(Math.fround))).toEqual(
        // A zero is shown without a sign, which adding 0 takes away.
        trace?.terms.map(({ input, product, weight }) => [input, weight, product + 0]),
      );
      expect(layers[0].sums?.[place]).toBe(trace?.result);
      await checkAccessibility(page);

      // What is looked at stands in the address.
      await expect.poll(() => page.url(), PATIENCE).toContain(`?layer=conv1&value=${place}`);
      await page.reload();
      await expect.poll(() => page.getByText('Map 3, row 12, column 14').count(), PATIENCE).toBeGreaterThan(0);
      await maps(page, 'conv1').focus();
      await page.keyboard.press('Escape');
      await expect.poll(() => layerButton(page, 'conv1').getAttribute('aria-expanded'), PATIENCE).toBe('false');
    }));

  test('the output tells sums and shares, and what pushes a digit', () =>
    visit('en/learn/cnn/?layer=dense2', async (page) => {
      await showSeven(page);
      const { layers } = await readHere(page);
      const output = layers[layers.length - 1];
      const rows = page.getByRole('region', { name: 'From sums to shares' }).getByRole('row');
      const read = async () =>
        (await rows.allTextContents()).length === 11
          ? Promise.all(
              Array.from({ length: 10 }, async (_, label) =>
                (
                  await rows
                    .nth(label + 1)
                    .getByRole('cell')
                    .allTextContents()
                ).map(Number),
              ),
            )
          : [];
      await expect
        .poll(async () => (await read()).map(([logit, , share]) => [Math.fround(logit), Math.fround(share)]), PATIENCE)
        .toEqual(Array.from(output.outputs, (share, label) => [output.sums?.[label], share]));
      await page.getByRole('button', { name: 'Digit 3: show what pushes it' }).click();
      await expect.poll(() => page.getByText('Weights of unit 3').count(), PATIENCE).toBe(1);
    }));

  test('a run of this browser is looked into, weights as pictures', () =>
    visit('en/results/', async (page) => {
      const { train: images } = await loadDataset('synthetic', { numTrain: 64, numTest: 10 });
      const run = await recordRun(train(createModelSpec('softmax'), { train: images }, { epochs: 1, batchSize: 32 }));
      const file = { name: 'straight.raqam', mimeType: 'application/octet-stream' };
      const buffer = Buffer.from(await encodeRunFile(run));
      await page.locator('input[type="file"]').setInputFiles({ ...file, buffer });
      await expect.poll(() => page.getByRole('list', { name: 'Runs' }).getByText('straight').count(), PATIENCE).toBe(1);
      await page.goto(`${site.url}en/learn/cnn/`);
      await page.getByRole('combobox').selectOption({ label: 'straight' });
      await expect.poll(() => layerButton(page, 'output').count(), PATIENCE).toBe(1);
      await layerButton(page, 'output').click();
      await expect.poll(() => page.getByText('The weights of all 10 units as pictures').count(), PATIENCE).toBe(1);
    }));

  test('an address that asks for what is not there says so', async () => {
    await visit('en/learn/cnn/?layer=3', async (page) => {
      await expect.poll(() => page.getByText('The address asks for something').count(), PATIENCE).toBe(1);
    });
    await visit('en/learn/cnn/?network=run:none', async (page) => {
      await expect
        .poll(() => page.getByRole('alert').first().textContent(), PATIENCE)
        .toMatch(/^This browser has no run/);
    });
  });

  test('with an open layer it is accessible and fits a phone, in Arabic and by night', () =>
    visit(
      'ar/learn/cnn/?layer=conv2',
      async (page) => {
        await findPad(page).scrollIntoViewIfNeeded();
        await drawSeven(page);
        await expect.poll(() => page.getByText(/^يُقرأ هذا/).count(), PATIENCE).toBe(1);
        await expect.poll(() => page.getByText('المرشّحات الـ16 كما ترى الخريطة 1').count(), PATIENCE).toBe(1);
        await checkAccessibility(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
      },
      { viewport: { width: 360, height: 740 }, colorScheme: 'dark', hasTouch: true },
    ));
});
