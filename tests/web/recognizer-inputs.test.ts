// Every picture that a browser has, as the recognizer reads it, in real Chromium.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { type ServedFolder, serveFolder } from './serve-folder.ts';
import { openWatchedPage } from './watched-page.ts';

// What the page offers to each test, as text, since vitest rewrites the imports of functions.
const PROGRAM = `
import { createRecognizer } from '@raqam/recognizer';

const recognizer = await createRecognizer();
globalThis.read = (drawing) => {
  const prediction = recognizer.recognize(drawing);
  return prediction && { label: prediction.label, ink: Array.from(prediction.image.ink) };
};
globalThis.drawSeven = (canvas) => {
  const context = canvas.getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.lineWidth = 12;
  context.lineCap = 'round';
  for (const [x, y] of [[60, 30], [120, 30], [85, 125]]) context.lineTo(x, y);
  context.stroke();
  return canvas;
};
globalThis.sevenOnPage = () => drawSeven(document.createElement('canvas'));
globalThis.messageOf = (act) => {
  try {
    act();
  } catch (error) {
    return error.name + ': ' + error.message;
  }
};
document.title = 'ready';
`;

describe.skipIf(findBrowser() === null)('pictures of a browser', () => {
  let folder: string;
  let served: ServedFolder;
  let browser: Browser;
  let page: Page;
  let complaints: readonly string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'raqam-inputs-'));
    await build({
      stdin: { contents: PROGRAM, resolveDir: import.meta.dirname },
      bundle: true,
      splitting: true,
      format: 'esm',
      outdir: folder,
      conditions: ['@raqam/source'],
      logLevel: 'error',
    });
    served = await serveFolder(folder);
    browser = await launchBrowser();
    ({ page, complaints } = await openWatchedPage(await browser.newContext()));
    await page.route(served.url, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<!doctype html><link rel="icon" href="data:,"><script type="module" src="stdin.js"></script>',
      }),
    );
    const dot = await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    await page.route('http://another.test/seven.png', (route) =>
      route.fulfill({ contentType: 'image/png', body: dot }),
    );
    await page.goto(served.url);
    await page.waitForFunction(() => document.title === 'ready');
  });

  afterAll(async () => {
    await browser?.close();
    served?.close();
    await rm(folder, { recursive: true });
  });

  const fromImageData = () =>
    page.evaluate(`(() => {
    const canvas = sevenOnPage();
    return read(canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height));
  })()`);

  test.each([
    ['a canvas of the page', 'read(sevenOnPage())'],
    ['an OffscreenCanvas', 'read(drawSeven(new OffscreenCanvas(300, 150)))'],
    [
      'an ImageBitmap, which stays open',
      '(async () => { const bitmap = await createImageBitmap(sevenOnPage()); read(bitmap); return read(bitmap); })()',
    ],
    [
      'a picture that is loaded',
      `(async () => {
        const image = new Image();
        image.src = sevenOnPage().toDataURL();
        await image.decode();
        return read(await createImageBitmap(image));
      })()`,
    ],
    [
      'a canvas that belongs to a bitmap',
      `(async () => {
        const canvas = new OffscreenCanvas(300, 150);
        canvas.getContext('bitmaprenderer').transferFromImageBitmap(await createImageBitmap(sevenOnPage()));
        return read(canvas);
      })()`,
    ],
    [
      'levels from 0 to 1',
      `(() => {
        const { data, width, height } = sevenOnPage().getContext('2d').getImageData(0, 0, 300, 150);
        return read({ data: Float32Array.from(data, (level) => level / 255), width, height });
      })()`,
    ],
    [
      'a canvas of another frame',
      `(() => {
        const frame = document.body.appendChild(document.createElement('iframe'));
        return read(drawSeven(frame.contentDocument.createElement('canvas')));
      })()`,
    ],
  ])('%s', async (_, program) => {
    const expected = await fromImageData();
    expect(expected).toMatchObject({ label: 7 });
    expect(await page.evaluate(program)).toEqual(expected);
    expect(complaints).toEqual([]);
  });

  test.each([
    [
      'a canvas with a picture of another site',
      `(async () => {
        const image = new Image();
        image.src = 'http://another.test/seven.png';
        await image.decode();
        const canvas = sevenOnPage();
        canvas.getContext('2d').drawImage(image, 0, 0);
        return messageOf(() => read(canvas));
      })()`,
      "DrawingError: recognize: the canvas cannot be read: Failed to execute 'getImageData' on 'CanvasRenderingContext2D': The canvas has been tainted by cross-origin data. Read the OffscreenCanvas where the canvas was handed over to one; let what is drawn on it come from this site, or by CORS (crossOrigin = \"anonymous\").",
    ],
    [
      'a canvas that was handed over',
      `(() => {
        const canvas = document.createElement('canvas');
        canvas.transferControlToOffscreen();
        return messageOf(() => read(canvas));
      })()`,
      "DrawingError: recognize: the canvas cannot be read: Failed to execute 'getContext' on 'HTMLCanvasElement': Cannot get context from a canvas that has transferred its control to offscreen. Read the OffscreenCanvas where the canvas was handed over to one; let what is drawn on it come from this site, or by CORS (crossOrigin = \"anonymous\").",
    ],
    [
      'a bitmap that was closed',
      `(async () => {
        const bitmap = await createImageBitmap(sevenOnPage());
        bitmap.close();
        return messageOf(() => read(bitmap));
      })()`,
      'DrawingError: recognize: the ImageBitmap is 0×0; expected at least one pixel. Read it before it is closed or handed over.',
    ],
    [
      'an image element',
      'messageOf(() => read(new Image(28, 28)))',
      'DrawingError: recognize: the drawing is an object of the class HTMLImageElement; expected strokes, a picture or a raster. Pass an array of strokes, each an array of points [x, y]; a picture { data, width, height }, such as ImageData; a canvas; an ImageBitmap, which createImageBitmap makes of images, files and videos; or a raster { ink, width, height }.',
    ],
  ])('%s is refused with its reason', async (_, program, message) => {
    expect(await page.evaluate(program)).toBe(message);
    expect(complaints).toEqual([]);
  });
});
