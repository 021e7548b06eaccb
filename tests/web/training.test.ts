// Training by the engine in real Chromium, bundled as a page would be: the weights are those of Node, to the bit, with
// any number of workers, in pages that are isolated from other origins and can share memory, and in others.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HUNDRED_STEPS_SHA256, type HundredSteps } from '../train-hundred-steps.ts';
import { findBrowser, launchBrowser } from './browser.ts';
import { openWatchedPage } from './watched-page.ts';

const root = join(import.meta.dirname, '..', '..');

describe.skipIf(findBrowser() === null)('training in Chromium', () => {
  let server: Server;
  let origin: string;
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    const { outputFiles } = await build({
      entryPoints: [
        join(root, 'tests', 'train-hundred-steps.ts'),
        join(root, 'packages', 'engine', 'src', 'crew', 'crew-worker.ts'),
      ],
      entryNames: '[name]',
      outdir: root,
      bundle: true,
      format: 'esm',
      conditions: ['@raqam/source'],
      write: false,
    });
    const scripts = new Map(outputFiles.map(({ contents, path }) => [`/${basename(path)}`, contents]));
    server = createServer((request, response) => {
      const path = request.url ?? '/';
      if (path !== '/plain') {
        response.setHeader('cross-origin-opener-policy', 'same-origin');
        response.setHeader('cross-origin-embedder-policy', 'require-corp');
      }
      const script = scripts.get(path);
      response.setHeader('content-type', script ? 'text/javascript' : 'text/html');
      response.end(script ?? '<!doctype html><link rel="icon" href="data:,">');
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

  /** Trains in a page. @param options Of `trainHundredSteps`. */
  async function trainIn(path: '/isolated' | '/plain', options: object) {
    const { complaints, page } = await openWatchedPage(context);
    await page.goto(origin + path);
    // As text, since vitest rewrites the imports of functions.
    const program = `import('/train-hundred-steps.js').then((steps) => steps.trainHundredSteps(${JSON.stringify(options)}))`;
    try {
      return await page.evaluate<HundredSteps>(program);
    } finally {
      await page.close();
      expect(complaints).toEqual([]);
    }
  }

  test.each([
    { path: '/isolated', options: { workers: 1 }, memory: 'own' },
    { path: '/isolated', options: { workers: 2 }, memory: 'shared' },
    { path: '/isolated', options: { workers: 4 }, memory: 'shared' },
    { path: '/isolated', options: { workers: 2, sharedMemory: false }, memory: 'messages' },
    { path: '/plain', options: { workers: 2 }, memory: 'messages' },
    { path: '/plain', options: { workers: 4 }, memory: 'messages' },
  ] as const)('$path, $options', async ({ memory, options, path }) => {
    expect(await trainIn(path, options)).toEqual({
      weightsSha256: HUNDRED_STEPS_SHA256,
      numWorkers: options.workers,
      memory,
      numCorrect: 1176,
    });
  });

  test('a page that cannot share memory says what it needs', async () => {
    await expect(trainIn('/plain', { workers: 2, sharedMemory: true })).rejects.toThrow(
      'EngineError: sharedMemory is true, but this page cannot share memory; expected one that is isolated from other ' +
        'origins. Serve it with `Cross-Origin-Opener-Policy: same-origin` and ' +
        '`Cross-Origin-Embedder-Policy: require-corp`, or leave sharedMemory out: the weights will be the same.',
    );
  });
});
