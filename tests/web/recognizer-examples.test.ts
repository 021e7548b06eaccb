// The programs of examples/recognizer-* with the recognizer installed from its tarball, as a user has it, and what it is
// under `tsc --strict`. Reading by what bundlers build of it is tested in bundlers.test.ts.
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launchBrowser } from './browser.ts';
import { installTarballs } from './install-tarballs.ts';
import { serveFolder } from './serve-folder.ts';
import { openWatchedPage } from './watched-page.ts';

const execute = promisify(execFile);
const root = join(import.meta.dirname, '..', '..');
/** The recognizer and all that it imports. */
const INSTALLED = ['artifact', 'engine', 'image', 'kernels', 'random', 'recognizer'];

const TYPED_PROGRAM = `import { createRecognizer, type NumberPrediction, type Prediction, type Verdict } from '@raqam/recognizer';
import { decodeImage } from '@raqam/recognizer/node';
const recognizer = await createRecognizer({ model: 'compact' });
const prediction: Prediction | null = recognizer.recognize(await decodeImage('seven.png'), { trace: true });
export const verdict: Verdict | undefined = prediction?.verdict;
export const stages: readonly string[] = prediction?.trace?.map(({ name }) => name) ?? [];
export const number: NumberPrediction | null = recognizer.recognizeNumber([[[0, 0, 0.5], [1, 9]]]);
`;
const TYPED_BROWSER_PROGRAM = `import { connectToWorker, createLiveReader, createRecognizer, serveReadings } from '@raqam/recognizer';
const recognizer = await createRecognizer();
declare const sources: [HTMLCanvasElement, OffscreenCanvas, ImageBitmap, ImageData];
export const labels = sources.map((source) => recognizer.recognize(source)?.label);
export const reader = createLiveReader(connectToWorker(() => new Worker('worker.js', { type: 'module' })));
serveReadings(self, createRecognizer());
`;

// A page without a bundler asks for some thirty modules, one after the other.
const PATIENCE = { timeout: 20_000 };

let project: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), 'raqam-recognizer-'));
  await installTarballs(project, INSTALLED);
}, 120_000);

afterAll(() => rm(project, { recursive: true }));

/** A new folder in which the installed packages, and those linked from this workspace, are found. */
async function createExample(name: string, linked: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = join(project, name);
  await cp(join(root, 'examples', name), folder, { recursive: true, filter: (path) => !path.includes('node_modules') });
  for (const [each, from] of Object.entries(linked)) {
    await symlink(join(root, from, 'node_modules', each), join(project, 'node_modules', each)).catch(ifThere);
  }
  return folder;
}

/** `vite build`, as a user runs it: vitest's own environment would leave React as it is in development. */
async function buildExample(folder: string): Promise<void> {
  const vite = join(root, 'tests', 'node_modules', 'vite', 'bin', 'vite.js');
  await execute('node', [vite, 'build'], { cwd: folder, env: { ...process.env, NODE_ENV: 'production' } });
}

/** Another example has linked it already. */
function ifThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}

describe('in plain Node', () => {
  test('pictures cannot be decoded without sharp, and the error says what to do', async () => {
    const file = join(project, 'dot.png');
    await writeFile(
      file,
      await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
        .png()
        .toBuffer(),
    );
    const program = `import { decodeImage } from '@raqam/recognizer/node';
await decodeImage('dot.png').catch(({ name, message }) => console.log(name + ': ' + message));`;
    const { stdout } = await execute('node', ['--input-type=module', '--eval', program], { cwd: project });
    expect(stdout).toBe(
      'MissingPackageError: decodeImage: the package sharp, which decodes pictures, cannot be loaded; it is installed beside this one only where it is wanted. Install it: npm install sharp\n',
    );
  });

  test('the example reads pictures from files, by sharp', async () => {
    const folder = await createExample('recognizer-node');
    await mkdir(join(folder, 'node_modules'));
    await symlink(join(root, 'tests', 'node_modules', 'sharp'), join(folder, 'node_modules', 'sharp'));
    const draw = (path: string) =>
      sharp(
        Buffer.from(
          `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="300"><rect width="200" height="300" fill="beige"/>${path}</svg>`,
        ),
      );
    const seven = '<path d="M60 80H140L95 215" fill="none" stroke="navy" stroke-width="14"/>';
    await draw(seven).jpeg().toFile(join(folder, 'seven.jpg'));
    await draw('').png().toFile(join(folder, 'blank.png'));
    // It finds the recognizer in the folder above, and sharp in its own: as if both were installed side by side.
    await cp(join(project, 'node_modules', '@raqam'), join(folder, 'node_modules', '@raqam'), { recursive: true });
    const run = execute('node', ['read-digit.js', 'seven.jpg', 'blank.png'], { cwd: folder });
    expect((await run).stdout).toMatch(/^seven\.jpg: 7, \d+\.\d %\nblank\.png: nothing is drawn\n$/);
  });
});

test('types hold under `tsc --strict`, for Node without a browser’s and for a page without Node’s', async () => {
  const strict = { strict: true, noEmit: true, exactOptionalPropertyTypes: true, target: 'ES2022' };
  const check = async (name: string, program: string, options: object) => {
    await writeFile(join(project, `${name}.ts`), program);
    const config = { compilerOptions: { ...strict, ...options }, files: [`${name}.ts`] };
    await writeFile(join(project, `tsconfig.${name}.json`), JSON.stringify(config));
    const tsc = join(root, 'node_modules', '.bin', 'tsc');
    const { stdout } = await execute(tsc, ['-p', `tsconfig.${name}.json`], { cwd: project }).catch(
      (error: { readonly stdout: string }) => error,
    );
    expect(stdout).toBe('');
  };
  const typeRoots = [join(root, 'node_modules', '@types')];
  await check('typed-node', TYPED_PROGRAM, { module: 'NodeNext', lib: ['ES2023'], types: ['node'], typeRoots });
  const bundler = { module: 'ESNext', moduleResolution: 'bundler', lib: ['ES2023', 'DOM'], types: [] };
  await check('typed-page', TYPED_BROWSER_PROGRAM, bundler);
});

describe.skipIf(findBrowser() === null)('in a page', () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterAll(() => browser?.close());

  /** Opens a built page and expects that it complains of nothing. */
  async function visit(folder: string, act: (page: Page) => Promise<void>): Promise<void> {
    const { url, close } = await serveFolder(folder);
    const context = await browser.newContext({ viewport: { width: 400, height: 600 } });
    const { complaints, page } = await openWatchedPage(context);
    await page.goto(url);
    await act(page).catch((error: unknown) => {
      // What the page complained of is the cause, where it did.
      expect(complaints).toEqual([]);
      throw error;
    });
    expect(complaints).toEqual([]);
    await context.close();
    close();
  }

  /** Draws a seven with the mouse on an example's pad, and expects that it is read; cleared, nothing is. */
  async function expectSevenRead(page: Page): Promise<void> {
    const output = page.locator('output');
    await expect.poll(() => output.textContent(), PATIENCE).toBe('Nothing is drawn.');
    const box = await page.getByLabel('Drawing pad').boundingBox();
    if (box === null) throw new Error('expected the pad to be on the screen');
    await page.mouse.move(box.x + 80, box.y + 60);
    await page.mouse.down();
    await page.mouse.move(box.x + 200, box.y + 60, { steps: 8 });
    await page.mouse.move(box.x + 120, box.y + 230, { steps: 8 });
    await page.mouse.up();
    await expect.poll(() => output.textContent(), PATIENCE).toBe('This reads as 7.');
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => output.textContent(), PATIENCE).toBe('Nothing is drawn.');
  }

  test('the example in plain HTML reads its canvas, without a bundler', async () => {
    const folder = await createExample('recognizer-html');
    await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));
    await visit(folder, expectSevenRead);
  });

  test('the example with a worker', async () => {
    const folder = await createExample('recognizer-worker');
    await buildExample(folder);
    await visit(join(folder, 'dist'), expectSevenRead);
  });

  test('the example with React, which holds under `tsc --strict`', async () => {
    const folder = await createExample('recognizer-react', { react: 'apps/web', 'react-dom': 'apps/web' });
    await mkdir(join(folder, 'node_modules', '@types'), { recursive: true });
    for (const name of ['react', 'react-dom']) {
      const types = join(root, 'apps', 'web', 'node_modules', '@types', name);
      await symlink(types, join(folder, 'node_modules', '@types', name));
    }
    const tsc = execute(join(root, 'node_modules', '.bin', 'tsc'), ['-p', '.'], { cwd: folder });
    expect((await tsc.catch((error: { readonly stdout: string }) => error)).stdout).toBe('');
    await buildExample(folder);
    await visit(join(folder, 'dist'), expectSevenRead);
  });
});
