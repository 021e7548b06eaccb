// The packages as a page loads them: built modules, an import map and no bundler, in real Chromium.
import { createReadStream } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { synthesizeDataset } from '@raqam/dataset';
import { loadDataset } from '@raqam/dataset/node';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gzippedMnist } from '../gzipped-mnist.ts';
import { findBrowser, launchBrowser } from './browser.ts';
import { openWatchedPage } from './watched-page.ts';

const root = join(import.meta.dirname, '..', '..');

const IMPORTS = {
  '@raqam/dataset': '/packages/dataset/dist/index.js',
  '@raqam/dataset/browser': '/packages/dataset/dist/browser/index.js',
  '@raqam/image': '/packages/image/dist/index.js',
  '@raqam/random': '/packages/random/dist/index.js',
  '@noble/hashes/sha2.js': '/packages/dataset/node_modules/@noble/hashes/sha2.js',
  '@noble/hashes/utils.js': '/packages/dataset/node_modules/@noble/hashes/utils.js',
  valibot: '/packages/dataset/node_modules/valibot/dist/index.mjs',
};

// Programs for the page as text, since vitest rewrites the imports of functions.
const SYNTHESIZE = `(async () => {
  const { synthesizeDataset } = await import('@raqam/dataset');
  return synthesizeDataset({ seed: 2 ** 40 + 1, numTrain: 300, numTest: 1 }).train.digest();
})()`;
const LOAD_MNIST = `(async () => {
  const { loadDataset } = await import('@raqam/dataset/browser');
  const { train, test, notice } = await loadDataset('mnist', { mirrors: [location.origin + '/mnist'] });
  return { digests: [await train.digest(), await test.digest()], notice };
})()`;
const PAGE = `<!doctype html><link rel="icon" href="data:,"><script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>`;

describe.skipIf(findBrowser() === null)('the packages in Chromium', () => {
  let server: Server;
  let origin: string;
  let browser: Browser;
  let context: BrowserContext;
  /** The MNIST files that were asked for. */
  const fetched: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? '/';
      if (path === '/') {
        response.writeHead(200, { 'content-type': 'text/html' }).end(PAGE);
        return;
      }
      const isMnist = path.startsWith('/mnist/');
      if (isMnist) fetched.push(path);
      const file = isMnist ? join(gzippedMnist ?? '', path.slice('/mnist/'.length)) : join(root, path);
      response.setHeader('content-type', isMnist ? 'application/gzip' : 'text/javascript');
      createReadStream(file).pipe(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchBrowser();
    context = await browser.newContext();
  });

  afterAll(async () => {
    await browser?.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test('synthetic digits, and with them random numbers, splines and ink, are the same bytes as in Node', async () => {
    const { page, complaints } = await openWatchedPage(context);
    await page.goto(origin);
    const inChromium = await page.evaluate(SYNTHESIZE);
    expect(inChromium).toBe(await synthesizeDataset({ seed: 2 ** 40 + 1, numTrain: 300, numTest: 1 }).train.digest());
    expect(complaints).toEqual([]);
    await page.close();
  });

  test.skipIf(gzippedMnist === null)('MNIST is fetched once, checked, and kept for the next visit', async () => {
    const { train, test: held } = await loadDataset('mnist', { download: false });
    const digests = [await train.digest(), await held.digest()];
    for (const numFetched of [4, 4]) {
      const { page, complaints } = await openWatchedPage(context);
      await page.goto(origin);
      const inChromium = await page.evaluate(LOAD_MNIST);
      expect(inChromium).toEqual({ digests, notice: null });
      expect(fetched).toHaveLength(numFetched);
      expect(complaints).toEqual([]);
      await page.close();
    }
  });
});
