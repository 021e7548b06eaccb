import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BenchmarkDataError } from '../command-error.ts';
import { weighPages } from './weigh-pages.ts';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'raqam-site-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

test('a page weighs what it names, what its styles need for its text, and later what its scripts name', async () => {
  const html = `<!doctype html><title>Raqam</title>
<link rel="stylesheet" href="/s/main.css"><link rel="preload" as="script" href="../s/a.js?v=1">
<script src="/s/a.js"></script><script src="/s/old.js" nomodule></script>
<p>Digits</p><script>"٣ in a script is not seen"</script>`;
  await write({
    'en/index.html': html,
    'en/index.html.br': 'document',
    'ar/index.html': html.replace('Digits', 'رقم'),
    'index.html': 'The choice of language',
    '404/index.html': html,
    's/main.css': `@font-face{font-family:A;src:url(../m/latin.woff2)format("woff2")}
@font-face{font-family:B;src:url("/m/arabic.woff2");unicode-range:U+6??,U+750-77F}
@font-face{font-family:C;src:url(../m/latin.woff2);font-weight:700}`,
    's/a.js': 'load("static/b.js")',
    's/a.js.gz': '12345',
    's/a.js.br': '1234',
    's/b.js': 'new Worker("worker.js"); load("a.js"); load("old.js")',
    's/worker.js': 'fetch(prefix + "net.wasm")',
    's/old.js': 'old',
    's/net.wasm': 'wasm',
    's/never.js': 'named by nobody',
    'm/latin.woff2': 'latin',
    'm/arabic.woff2': 'arabic font',
  });
  const [arabic, english, ...others] = weighPages(folder);
  expect(others.map(({ name }) => name)).toEqual(['/']);
  expect(english).toEqual({
    kind: 'page',
    name: '/en/',
    document: {
      numFiles: 1,
      sizeBytes: Buffer.byteLength(html),
      gzipBytes: Buffer.byteLength(html),
      brotliBytes: 8,
      paths: ['/en/index.html'],
    },
    scripts: { numFiles: 1, sizeBytes: 19, gzipBytes: 5, brotliBytes: 4, paths: ['/s/a.js'] },
    styles: { numFiles: 1, sizeBytes: 217, gzipBytes: 217, brotliBytes: 217, paths: ['/s/main.css'] },
    fonts: { numFiles: 1, sizeBytes: 5, gzipBytes: 5, brotliBytes: 5, paths: ['/m/latin.woff2'] },
    later: {
      numFiles: 3,
      sizeBytes: 83,
      gzipBytes: 83,
      brotliBytes: 83,
      paths: ['/s/b.js', '/s/net.wasm', '/s/worker.js'],
    },
  });
  expect(arabic.name).toBe('/ar/');
  expect(arabic.fonts.paths).toEqual(['/m/latin.woff2', '/m/arabic.woff2']);
});

test('a folder without a site is refused', () => {
  expect(() => weighPages(folder)).toThrow(
    new BenchmarkDataError(
      `The benchmark "page-weight" weighs the exported site, and ${folder} holds no index.html. Build the site first: npm start does, and serves it.`,
    ),
  );
});
