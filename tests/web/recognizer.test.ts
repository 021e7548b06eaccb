// The recognizer as pages and workers load it, in real Chromium: the same answers as in Node, to the bit.
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { NUMERAL_MODELS, sampleNumeral } from '@raqam/image';
import { createRecognizer } from '@raqam/recognizer';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { openWatchedPage } from './watched-page.ts';

const root = join(import.meta.dirname, '..', '..');
const RECOGNIZER = '/packages/recognizer/dist/index.js';
const WEIGHTS = '/packages/recognizer/dist/models/accurate.js';

/** Where the packages' imports lie. Workers know no import map, so the server writes the addresses into the modules. */
const IMPORTS: Readonly<Record<string, string>> = {
  '@raqam/artifact': '/packages/artifact/dist/index.js',
  '@raqam/artifact/verdict': '/packages/artifact/dist/verdict/index.js',
  '@raqam/engine': '/packages/engine/dist/index.js',
  '@raqam/engine/precompiled': '/packages/engine/dist/precompiled.js',
  '@raqam/engine/reference': '/packages/engine/dist/reference.js',
  '@raqam/image': '/packages/image/dist/index.js',
  '@raqam/kernels': '/packages/kernels/dist/index.js',
  '@raqam/kernels/assembler': '/packages/kernels/dist/assembler/index.js',
  '@raqam/random': '/packages/random/dist/index.js',
  valibot: '/packages/artifact/node_modules/valibot/dist/index.mjs',
};

// Programs for the page as text, since vitest rewrites the imports of functions.
const RECOGNIZE = `const recognizeAll = async (drawings) => {
  const { createRecognizer } = await import('${RECOGNIZER}');
  const recognizer = await createRecognizer();
  return drawings.map((strokes) => recognizer.recognize(strokes).probabilities);
};`;
const WORKER = `${RECOGNIZE}
onmessage = async ({ data }) => postMessage(await recognizeAll(data));`;
const RECOGNIZE_IN_WORKER = `(drawings) => new Promise((resolve, reject) => {
  const worker = new Worker('/worker.js', { type: 'module' });
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = reject;
  worker.postMessage(drawings);
})`;
/** A page's own script: what `evaluate` runs is exempt from the page's policy. */
const READING_PAGE = `${RECOGNIZE}
globalThis.reading = (async () => {
  const { createRecognizer } = await import('${RECOGNIZER}');
  const recognizers = await Promise.all(['accurate', 'compact'].map((model) => createRecognizer({ model })));
  return { backends: recognizers.map(({ model }) => model.backend), answers: await recognizeAll(DRAWINGS) };
})();`;
const RECOGNIZE_CANVAS = `(async () => {
  const { createRecognizer } = await import('${RECOGNIZER}');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d');
  context.lineWidth = 12;
  context.lineCap = 'round';
  for (const [x, y] of [[60, 30], [120, 30], [85, 125]]) context.lineTo(x, y);
  context.stroke();
  const { label } = (await createRecognizer()).recognize(context.getImageData(0, 0, canvas.width, canvas.height));
  return label;
})()`;

const drawings = NUMERAL_MODELS.map((model) => sampleNumeral(model));

describe.skipIf(findBrowser() === null)('the recognizer in Chromium', () => {
  let server: Server;
  let origin: string;
  let browser: Browser;
  let context: BrowserContext;
  let expected: readonly (readonly number[] | undefined)[];
  /** Every path that was asked for. */
  const requested: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const path = request.url ?? '/';
      requested.push(path);
      const send = (type: string, body: string) => response.writeHead(200, { 'content-type': type }).end(body);
      if (path === '/') send('text/html', '<!doctype html><link rel="icon" href="data:,">');
      else if (path === '/worker.js') send('text/javascript', WORKER);
      else if (path === '/strict') {
        response.setHeader('content-security-policy', "default-src 'none'; script-src 'self'; img-src data:");
        send(
          'text/html',
          '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/reading.js"></script>',
        );
      } else if (path === '/reading.js') {
        send('text/javascript', READING_PAGE.replace('DRAWINGS', JSON.stringify(drawings)));
      } else {
        readFile(join(root, path), 'utf8').then(
          (source) =>
            send(
              'text/javascript',
              source.replace(/( from |import\()'([^'.]+)'/g, (_, word, name) => `${word}'${IMPORTS[name]}'`),
            ),
          () => response.writeHead(404).end(),
        );
      }
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    browser = await launchBrowser();
    context = await browser.newContext();
    const recognizer = await createRecognizer();
    expected = drawings.map((strokes) => recognizer.recognize(strokes)?.probabilities);
  });

  afterAll(async () => {
    await browser?.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  test('loads the weights with the first recognizer, and answers as Node does, to the bit', async () => {
    const { page, complaints } = await openWatchedPage(context);
    await page.goto(origin);
    await page.evaluate(`import('${RECOGNIZER}')`);
    expect(requested).toContain(RECOGNIZER);
    expect(requested).not.toContain(WEIGHTS);
    const actual = await page.evaluate(
      `(async () => { ${RECOGNIZE} return recognizeAll(${JSON.stringify(drawings)}); })()`,
    );
    expect(actual).toEqual(expected);
    expect(requested.filter((path) => path === WEIGHTS)).toHaveLength(1);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('answers the same in a worker', async () => {
    const { page, complaints } = await openWatchedPage(context);
    await page.goto(origin);
    expect(await page.evaluate(`(${RECOGNIZE_IN_WORKER})(${JSON.stringify(drawings)})`)).toEqual(expected);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('answers the same where the page’s policy forbids WebAssembly, without the compiler', async () => {
    const { page, complaints } = await openWatchedPage(context);
    requested.length = 0;
    await page.goto(`${origin}/strict`);
    expect(await page.evaluate('reading')).toEqual({ backends: ['scalar', 'scalar'], answers: expected });
    expect(requested).not.toContain(IMPORTS['@raqam/engine']);
    // The policy's own word on each attempt.
    expect(new Set(complaints)).toEqual(new Set(['console error: policy: script-src blocked wasm-eval']));
    await page.close();
  });

  test('reads what a canvas holds', async () => {
    const { page, complaints } = await openWatchedPage(context);
    await page.goto(origin);
    expect(await page.evaluate(RECOGNIZE_CANVAS)).toBe(7);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
