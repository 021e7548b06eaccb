// What a user gets who installs the engine from its tarball: training with workers in plain Node, and in pages that Vite
// and Next have built. In the pages a worker of their own trains, as a page should, and starts the engine's workers.
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, BrowserContext } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HUNDRED_STEPS_SHA256, type HundredSteps } from '../train-hundred-steps.ts';
import { findBrowser, launchBrowser } from './browser.ts';
import { openWatchedPage } from './watched-page.ts';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
const INSTALLED = ['artifact', 'dataset', 'engine', 'image', 'kernels', 'model', 'random'];

const NODE_PROGRAM = `import { trainHundredSteps } from './train-hundred-steps.js';
console.log(JSON.stringify(await trainHundredSteps({ workers: 2 })));
`;
const WORKER_PROGRAM = `import { trainHundredSteps } from './train-hundred-steps.js';
trainHundredSteps({ workers: 2 }).then(
  (result) => postMessage(result),
  (error) => postMessage(error.stack),
);
`;
const PAGE_PROGRAM = `globalThis.trained = new Promise((resolve) => {
  const worker = new Worker(new URL('./training.js', import.meta.url), { type: 'module' });
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

const CONTENT_TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

let project: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'raqam-bundlers-'));
  await mkdir(join(project, 'tarballs'));
  const pack = ['pack', '--ignore-scripts', '--pack-destination', join(project, 'tarballs')];
  await execute('npm', [...pack, ...INSTALLED.map((name) => join(root, 'packages', name))], { cwd: project });
  await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }\n');
  const tarballs = (await readdir(join(project, 'tarballs'))).map((file) => `./tarballs/${file}`);
  await execute('npm', ['install', '--no-audit', '--no-fund', ...tarballs], { cwd: project });
  const steps = await readFile(join(root, 'tests', 'train-hundred-steps.ts'), 'utf8');
  await writeFile(join(project, 'train-hundred-steps.js'), stripTypeScriptTypes(steps));
  await writeFile(join(project, 'training.js'), WORKER_PROGRAM);
  await writeFile(join(project, 'page.js'), PAGE_PROGRAM);
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

describe.skipIf(findBrowser() === null)('in a page', () => {
  let browser: Browser;
  let context: BrowserContext;

  beforeAll(async () => {
    browser = await launchBrowser();
    context = await browser.newContext();
  });

  afterAll(() => browser?.close());

  /** What a built page's worker has trained. */
  async function trainIn(folder: string, isolated: boolean): Promise<unknown> {
    const server = await serve(folder, isolated);
    const { complaints, page } = await openWatchedPage(context);
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await page.waitForFunction('globalThis.trained');
    const result = await page.evaluate('globalThis.trained');
    await page.close();
    server.closeAllConnections();
    server.close();
    expect(complaints).toEqual([]);
    return result;
  }

  test('built by Vite', async () => {
    await writeFile(join(project, 'index.html'), VITE_PAGE);
    await build({ root: project, logLevel: 'error' });
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

/** Serves a built site. @param isolated From other origins, so that its workers can share memory. */
async function serve(folder: string, isolated: boolean): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '').replace(/\?.*/, '');
    if (isolated) {
      response.setHeader('cross-origin-opener-policy', 'same-origin');
      response.setHeader('cross-origin-embedder-policy', 'require-corp');
    }
    response.setHeader('content-type', CONTENT_TYPES[extname(path)] ?? 'application/octet-stream');
    readFile(join(folder, path)).then(
      (content) => response.end(content),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
