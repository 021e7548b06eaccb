// What a user gets who installs the engine and the recognizer from their tarballs: training with workers, and reading
// with both networks, in plain Node and in pages that Vite and Next have built. In the pages a worker of their own
// trains, as a page should, and starts the engine's workers; reading is done in the page and in a worker.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContext } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAllWays } from '../read-all-ways.ts';
import { HUNDRED_STEPS_SHA256, type HundredSteps } from '../train-hundred-steps.ts';
import { findBrowser, launchBrowser } from './browser.ts';
import { installTarballs } from './install-tarballs.ts';
import { serveFolder } from './serve-folder.ts';
import { openWatchedPage } from './watched-page.ts';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
const INSTALLED = ['artifact', 'dataset', 'engine', 'image', 'kernels', 'model', 'random', 'recognizer'];

const NODE_PROGRAM = `import { trainHundredSteps } from './train-hundred-steps.js';
console.log(JSON.stringify(await trainHundredSteps({ workers: 2 })));
`;
const WORKER_PROGRAM = `import { trainHundredSteps } from './train-hundred-steps.js';
trainHundredSteps({ workers: 2 }).then(
  (result) => postMessage(result),
  (error) => postMessage(error.stack),
);
`;
// Typed arrays as plain ones, so that they can leave the page and the program.
const READ = `import { readAllWays } from './read-all-ways.js';
const read = async () => JSON.stringify(await readAllWays(), (_, value) => ArrayBuffer.isView(value) ? [...value] : value);
`;
const READING_NODE_PROGRAM = `${READ}console.log(await read());\n`;
const READING_WORKER_PROGRAM = `${READ}read().then(
  (text) => postMessage(text),
  (error) => postMessage(error.stack),
);
`;
const PAGE_PROGRAM = `${READ}globalThis.trained = new Promise((resolve) => {
  const worker = new Worker(new URL('./training.js', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }) => resolve(data);
});
globalThis.readInPage = read();
globalThis.readInWorker = new Promise((resolve) => {
  const worker = new Worker(new URL('./reading.js', import.meta.url), { type: 'module' });
  worker.onmessage = ({ data }) => resolve(data);
});
`;
const VITE_PAGE = '<!doctype html><link rel="icon" href="data:,"><script type="module" src="/page.js"></script>\n';
const NEXT_PAGE = `'use client';
import { useEffect } from 'react';
export default function Page() {
  useEffect(() => void import('../page.js'), []);
  return <p>Training</p>;
}
`;
const NEXT_LAYOUT = `export default function Layout({ children }) {
  return <html lang="en"><head><link rel="icon" href="data:," /></head><body>{children}</body></html>;
}
`;
// The root: Next itself is linked from this workspace, which lies elsewhere.
const NEXT_CONFIG = `export default { output: 'export', turbopack: { root: '/' } };\n`;

const ISOLATED = { 'cross-origin-opener-policy': 'same-origin', 'cross-origin-embedder-policy': 'require-corp' };

let project: string;
/** What the recognizer reads from its sources, as the programs tell it. */
let expectedRead: unknown;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'raqam-bundlers-'));
  await installTarballs(project, INSTALLED);
  const steps = await readFile(join(root, 'tests', 'train-hundred-steps.ts'), 'utf8');
  await writeFile(join(project, 'train-hundred-steps.js'), stripTypeScriptTypes(steps));
  const reading = await readFile(join(root, 'tests', 'read-all-ways.ts'), 'utf8');
  await writeFile(join(project, 'read-all-ways.js'), stripTypeScriptTypes(reading));
  await writeFile(join(project, 'training.js'), WORKER_PROGRAM);
  await writeFile(join(project, 'reading.js'), READING_WORKER_PROGRAM);
  await writeFile(join(project, 'page.js'), PAGE_PROGRAM);
  const toPlain = (_: string, value: unknown) => (value instanceof Float32Array ? Array.from(value) : value);
  expectedRead = JSON.parse(JSON.stringify(await readAllWays(), toPlain));
}, 120_000);

afterAll(() => rm(project, { recursive: true }));

test('in plain Node, which then ends by itself', async () => {
  await writeFile(join(project, 'main.js'), NODE_PROGRAM);
  const { stderr, stdout } = await execute('node', ['main.js'], { cwd: project, timeout: 60_000 });
  expect({ stderr, result: JSON.parse(stdout) as HundredSteps }).toEqual({
    stderr: '',
    result: expectedSteps('shared'),
  });
});

test('in plain Node both networks read as they do from the sources, to the bit, trace included', async () => {
  await writeFile(join(project, 'read.js'), READING_NODE_PROGRAM);
  const { stderr, stdout } = await execute('node', ['read.js'], { cwd: project, timeout: 60_000 });
  expect({ stderr, read: JSON.parse(stdout) as unknown }).toEqual({ stderr: '', read: expectedRead });
  const seven = { label: 7, verdict: 'digit', trace: Array(4).fill(expect.anything()) };
  expect(expectedRead).toMatchObject({ accurate: seven, compact: seven });
});

describe.skipIf(findBrowser() === null)('in a page', () => {
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    browser = await launchBrowser();
    context = await browser.newContext();
  });

  afterAll(() => browser?.close());

  /** What a built page's worker has trained; what it reads is expected. */
  async function trainIn(folder: string, isolated: boolean): Promise<unknown> {
    const { url, close } = await serveFolder(folder, isolated ? ISOLATED : {});
    const { complaints, page } = await openWatchedPage(context);
    await page.goto(url);
    await page.waitForFunction('globalThis.trained');
    for (const where of ['readInPage', 'readInWorker']) {
      const text: string = await page.evaluate(`globalThis.${where}`);
      expect(JSON.parse(text)).toEqual(expectedRead);
    }
    const result = await page.evaluate('globalThis.trained');
    await page.close();
    close();
    expect(complaints).toEqual([]);
    return result;
  }

  test('built by Vite', async () => {
    await writeFile(join(project, 'index.html'), VITE_PAGE);
    // The recognizer loads its networks by dynamic imports, which only workers that are modules can do.
    await build({ root: project, logLevel: 'error', worker: { format: 'es' } });
    expect(await trainIn(join(project, 'dist'), true)).toEqual(expectedSteps('shared'));
    expect(await trainIn(join(project, 'dist'), false)).toEqual(expectedSteps('messages'));
  });

  test('built by Next', async () => {
    await mkdir(join(project, 'app'));
    await writeFile(join(project, 'app', 'page.jsx'), NEXT_PAGE);
    await writeFile(join(project, 'app', 'layout.jsx'), NEXT_LAYOUT);
    await writeFile(join(project, 'next.config.js'), NEXT_CONFIG);
    for (const name of ['next', 'react', 'react-dom']) {
      await symlink(join(root, 'apps', 'web', 'node_modules', name), join(project, 'node_modules', name));
    }
    await execute('node', [join('node_modules', 'next', 'dist', 'bin', 'next'), 'build'], { cwd: project });
    expect(await trainIn(join(project, 'out'), true)).toEqual(expectedSteps('shared'));
    expect(await trainIn(join(project, 'out'), false)).toEqual(expectedSteps('messages'));
  });
});

function expectedSteps(memory: HundredSteps['memory']): HundredSteps {
  return { weightsSha256: HUNDRED_STEPS_SHA256, numWorkers: 2, memory, numCorrect: 1176 };
}
