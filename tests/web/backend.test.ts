// Training on the wasm backend of tfjs in real Chromium, bundled as a page would be.
import { createReadStream } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runChecks } from '../../packages/backend/test/run-checks.ts';
import { findBrowser, launchBrowser } from './browser.ts';
import { openWatchedPage } from './watched-page.ts';

const backend = join(import.meta.dirname, '..', '..', 'packages', 'backend');
const binaries = join(backend, 'node_modules', '@tensorflow', 'tfjs-backend-wasm', 'dist');

// As text, since vitest rewrites the imports of functions.
const RUN_CHECKS = `import('/checks.js').then(({ runChecks }) => runChecks({ wasmPath: '/binaries/' }))`;

describe.skipIf(findBrowser() === null)('@raqam/backend in Chromium', () => {
  let server: Server;
  let browser: Browser;
  /** The `.wasm` files that were asked for. */
  const fetched: string[] = [];
  let complaints: readonly string[];
  let inChromium: Awaited<ReturnType<typeof runChecks>>;

  beforeAll(async () => {
    const { outputFiles } = await build({
      entryPoints: [join(backend, 'test', 'run-checks.ts')],
      bundle: true,
      format: 'esm',
      conditions: ['@raqam/source'],
      write: false,
    });
    server = createServer((request, response) => {
      const path = request.url ?? '/';
      // An isolated page, in which tfjs would choose its threaded binary if it were left to it.
      response.setHeader('cross-origin-opener-policy', 'same-origin');
      response.setHeader('cross-origin-embedder-policy', 'require-corp');
      // A page that may not compile WebAssembly.
      if (path === '/strict') response.setHeader('content-security-policy', "script-src 'self'");
      if (path === '/' || path === '/strict') {
        response.setHeader('content-type', 'text/html').end('<!doctype html><link rel="icon" href="data:,">');
      } else if (path === '/checks.js') {
        response.setHeader('content-type', 'text/javascript').end(outputFiles[0].contents);
      } else {
        fetched.push(path);
        response.setHeader('content-type', 'application/wasm');
        createReadStream(join(binaries, path.slice('/binaries/'.length))).pipe(response);
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await launchBrowser();
    const watched = await openWatchedPage(await browser.newContext());
    complaints = watched.complaints;
    await watched.page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    inChromium = await watched.page.evaluate(RUN_CHECKS);
  });

  afterAll(async () => {
    await browser?.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test('one binary is fetched, the one without threads, and the console stays empty', () => {
    expect(fetched).toEqual(['/binaries/tfjs-backend-wasm-simd.wasm']);
    expect(complaints).toEqual([]);
  });

  test('every gradient is that of the cpu backend and of the finite differences, and nothing is left in memory', () => {
    expect(inChromium.gradients.length).toBeGreaterThan(200);
    for (const { name, differenceFromCpu, differenceFromDifferences, numLeaked } of inChromium.gradients) {
      expect(differenceFromCpu, name).toBeLessThan(1e-5);
      expect(differenceFromDifferences, name).toBeLessThan(2e-3);
      expect(numLeaked, name).toEqual({ tensors: 0, dataIds: 0 });
    }
    for (const { name, numLeaked, numTensorsGrown } of inChromium.networks) {
      expect(numLeaked, name).toEqual({ tensors: 0, dataIds: 0 });
      expect(numTensorsGrown, name).toBe(0);
    }
  });

  test('a page whose content security policy forbids WebAssembly is told so', async () => {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/strict`);
    const outcome = await page.evaluate(`${RUN_CHECKS}.then(() => 'trained', ({ name, message }) => [name, message])`);
    await page.close();
    expect(outcome).toEqual([
      'BackendError',
      expect.stringMatching(
        /^37 bytes of WebAssembly could not be compiled \(WebAssembly\.Module\(\): .*Content Security Policy.*\); expected a page that may compile kernels while it runs\. Allow 'wasm-unsafe-eval' as script-src in its content security policy; before Chrome 115, train in a worker\.$/,
      ),
    ]);
  });

  test('gradients and trained weights are the same bits as in Node', async () => {
    const inNode = await runChecks();
    for (const [index, { name, gradients }] of inNode.gradients.entries()) {
      expect(inChromium.gradients[index].gradients, name).toEqual(gradients);
    }
    for (const [index, { name, losses, weights }] of inNode.networks.entries()) {
      expect(inChromium.networks[index].losses, name).toEqual(losses);
      expect(inChromium.networks[index].weights, name).toEqual(weights);
    }
  });
});
