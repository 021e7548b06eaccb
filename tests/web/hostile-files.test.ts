// Files that are not what they seem, or made to harm, given to every page that takes files: each is refused with a reason,
// nothing of it is run, and the page goes on.
import { crc32, deflateSync, gzipSync } from 'node:zlib';
import { encodeRunFile } from '@raqam/artifact';
import { encodeIdx, synthesizeDataset } from '@raqam/dataset';
import { createModelSpec } from '@raqam/model';
import { recordRun, train } from '@raqam/trainer';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { drawSeven, findPad } from './draw-on-pad.ts';
import { type RunningSite, startSite } from './start-site.ts';
import { type Visit, visitPage } from './visit-page.ts';

const PATIENCE = { timeout: 20_000 };

interface GivenFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

function fileOf(name: string, content: Uint8Array | string): GivenFile {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
}

/** One chunk of a PNG: length, name, content, checksum. */
function pngChunk(name: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const [length, checksum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, checksum]);
}

/** A whole and valid gray PNG of paper: 100 megapixels in 100 kB. */
function bombPng(): Buffer {
  const side = 10_000;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(side * (side + 1)), { level: 1 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    pngChunk('IHDR', header),
    pngChunk('IDAT', rows),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

const HTML = '<!doctype html><title>Sign in</title><script>alert("html")</script>';
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(\'svg\')"><script>alert("svg")</script></svg>';

/** A run whose file gives another digest than its bytes have: one bit of it, which stands from byte 20 to 51, is changed. */
async function lyingRun(): Promise<Uint8Array> {
  const { train: images } = synthesizeDataset({ numTrain: 50, numTest: 1 });
  const run = await recordRun(train(createModelSpec('softmax'), { train: images }, { epochs: 1, seed: 1 }));
  const file = await encodeRunFile(run);
  file[30] ^= 1;
  return file;
}

describe.skipIf(findBrowser() === null)('hostile files in Chromium', () => {
  let site: RunningSite;
  let browser: Browser;
  let bomb: Buffer;

  beforeAll(async () => {
    bomb = bombPng();
    [site, browser] = await Promise.all([startSite(), launchBrowser()]);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.stop();
  });

  /** A visit that ends without a dialog: nothing of a file was run. */
  const visit = (path: string, act: Visit, options?: BrowserContextOptions) =>
    visitPage(
      browser,
      site.url + path,
      async (page, context) => {
        const dialogs: string[] = [];
        page.on('dialog', (dialog) => {
          dialogs.push(dialog.message());
          void dialog.dismiss();
        });
        await act(page, context);
        expect(dialogs).toEqual([]);
      },
      options,
    );

  describe('on the data page', () => {
    const give = (page: Page, ...files: GivenFile[]) => page.locator('input[type=file]').first().setInputFiles(files);
    const refused = (page: Page) => page.getByRole('region', { name: 'Files left out' }).getByRole('listitem');

    test('what is no picture, or would fill the memory, is named with its reason, and the rest is taken', () =>
      visit('en/data/?source=files', async (page) => {
        await give(
          page,
          fileOf('1_bomb.png', bomb),
          fileOf('2_page.png', HTML),
          fileOf('3_drawing.jpg', SVG),
          fileOf('4_archive.png', 'PK\u0003\u0004'),
          fileOf('5_cut.png', bomb.subarray(0, 20)),
          fileOf('6_none.png', ''),
        );
        await expect.poll(() => refused(page).count(), PATIENCE).toBe(6);
        const reasons = (await refused(page).allTextContents()).map((text) => text.replaceAll(/[\u2068\u2069]/g, ''));
        const taken = 'PNG, JPEG, WebP, GIF, BMP and AVIF are taken. Save the picture in one of these formats.';
        expect(reasons).toEqual([
          '1_bomb.png is 10,000 × 10,000 pixels; at most 50 million are opened. Make the picture smaller and try again.',
          `2_page.png is HTML by its first bytes, whatever it is called; ${taken}`,
          `3_drawing.jpg is SVG by its first bytes, whatever it is called; ${taken}`,
          `4_archive.png is ZIP by its first bytes, whatever it is called; ${taken}`,
          '5_cut.png begins as PNG does, but cannot be decoded: it is damaged or cut short. Save the picture again.',
          '6_none.png holds no bytes. Save it again, or choose another picture.',
        ]);
        expect(await page.getByRole('alert').allTextContents()).toContain(
          'None of the files could be taken as a digit.',
        );
        // The page is as it was: what can be opened is opened.
        await page.getByLabel('Synthetic digits').check();
        await page.getByText('(2000, 28, 28)').waitFor(PATIENCE);
      }));

    test('IDX files that burst, lie, are damaged or hold no digits are refused, each with its reason', () =>
      visit('en/data/?source=files', async (page) => {
        const oneLabel = fileOf('labels', encodeIdx({ shape: [1], data: Uint8Array.of(1) }));
        const onePixel = encodeIdx({ shape: [1, 1, 1], data: Uint8Array.of(9) });
        const cases: readonly (readonly [images: GivenFile, labels: GivenFile, message: RegExp])[] = [
          [
            fileOf('burst.gz', gzipSync(Buffer.alloc(300_000_000), { level: 1 })),
            oneLabel,
            /burst\.gz: the content unpacks to more than 268435456 bytes; no data set of digits does/,
          ],
          [
            fileOf('promise', Uint8Array.of(0, 0, 8, 3, 0, 0x50, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28, 1)),
            oneLabel,
            /promise: the header promises 5242880×28×28 = 4110417920 bytes, 1 follow\. The file is cut short/,
          ],
          [
            fileOf('damaged.gz', Uint8Array.of(0x1f, 0x8b, 8, 0, 1, 2, 3, 4)),
            oneLabel,
            /damaged\.gz: the gzip stream is damaged or cut short/,
          ],
          [
            fileOf('pixel', onePixel),
            fileOf('labels', encodeIdx({ shape: [1], data: Uint8Array.of(10) })),
            /label 0 is 10; expected a digit from 0 to 9/,
          ],
        ];
        for (const [images, labels, message] of cases) {
          await give(page, images, labels);
          await page.getByText(message).waitFor(PATIENCE);
        }
        await page.getByLabel('Synthetic digits').check();
        await page.getByText('(2000, 28, 28)').waitFor(PATIENCE);
      }));

    test('one half of an IDX pair is told to lack the other', () =>
      visit('en/data/?source=files', async (page) => {
        await give(page, fileOf('labels', encodeIdx({ shape: [1], data: Uint8Array.of(1) })));
        await page.getByRole('alert').filter({ hasText: 'One IDX file of images and one of labels' }).waitFor(PATIENCE);
      }));
  });

  test('what is no picture, or would fill the memory, is not read on the first page, where drawing goes on', () =>
    visit('en/', async (page) => {
      const cases: readonly (readonly [GivenFile, RegExp])[] = [
        [fileOf('seven.png', bomb), /is 10,000 × 10,000 pixels; at most 50 million/],
        [fileOf('seven.png', HTML), /is HTML by its first bytes/],
        [fileOf('seven.svg', SVG), /is SVG by its first bytes/],
      ];
      for (const [file, message] of cases) {
        const chooser = page.waitForEvent('filechooser');
        await page.getByRole('button', { name: 'Read a picture' }).click();
        await (await chooser).setFiles(file);
        await page.getByText(message).waitFor(PATIENCE);
      }
      await findPad(page).scrollIntoViewIfNeeded();
      await drawSeven(page);
      const answer = page.getByRole('region', { name: 'The answer' }).locator('p');
      await expect.poll(() => answer.allTextContents(), PATIENCE).toEqual(['7']);
    }));

  test('a run that lies about its weights, or is none, is not kept', async () => {
    const files = [fileOf('lying.raqam', await lyingRun()), fileOf('page.raqam', HTML), fileOf('bomb.raqam', bomb)];
    await visit('en/results/', async (page) => {
      await page.locator('input[type=file]').first().setInputFiles(files);
      const outcome = page.getByRole('status');
      for (const { name } of files) await outcome.filter({ hasText: name }).waitFor(PATIENCE);
      const reasons = (await outcome.allTextContents()).join();
      expect(reasons).toContain('its bytes do not match the SHA-256 in its header');
      expect(reasons.match(/it does not begin as a run file does/g)).toHaveLength(2);
      expect(await page.getByRole('list', { name: 'Runs' }).count()).toBe(0);
    });
  });
});
