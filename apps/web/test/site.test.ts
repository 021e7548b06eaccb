import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentSecurityPolicy, workerSecurityPolicy } from '../server/content-security-policy.ts';
import { hashInlineScripts } from '../server/page-policy.ts';
import { createSite } from '../server/site.ts';

const PAGE = '<!DOCTYPE html><script>page()</script>';
const NOT_FOUND = '<!DOCTYPE html><script>lost()</script>';
const SCRIPT = 'export const answer = 42;';
const PACKED = gzipSync('images');
const PLAIN = Buffer.from('labels');

let parent: string;
let server: Server;

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'raqam-site-'));
  const folder = join(parent, 'out');
  mkdirSync(join(folder, 'en/learn'), { recursive: true });
  mkdirSync(join(folder, '_next/static/chunks'), { recursive: true });
  writeFileSync(join(parent, 'secret.txt'), 'secret');
  writeFileSync(join(folder, '404.html'), NOT_FOUND);
  writeFileSync(join(folder, 'en/learn/index.html'), PAGE);
  writeFileSync(join(folder, '_next/static/chunks/a1b2.js'), SCRIPT);
  writeFileSync(join(folder, '_next/static/chunks/a1b2.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, '_next/static/chunks/a1b2.js.gz'), gzipSync(SCRIPT));
  const mnistFolder = join(parent, 'mnist');
  mkdirSync(mnistFolder);
  writeFileSync(join(mnistFolder, 'train-images-idx3-ubyte.gz'), PACKED);
  writeFileSync(join(mnistFolder, 'train-labels-idx1-ubyte'), PLAIN);
  server = createServer(createSite(folder, { mnistFolder }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(parent, { recursive: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/** Asks for exactly this path: `fetch` would resolve the dots in it. */
function get(path: string, headers: Readonly<Record<string, string>> = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('a page', () => {
  test('comes with isolation, its policy and its type, and is asked for again each time', async () => {
    const { status, headers, body } = await get('/en/learn/');
    expect(status).toBe(200);
    expect(body.toString()).toBe(PAGE);
    expect(headers).toMatchObject({
      'content-type': 'text/html;charset=utf-8',
      'cache-control': 'no-cache',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': contentSecurityPolicy(hashInlineScripts(PAGE), 'header'),
    });
  });

  test.each(['/en/learn/index.html', '/en/learn/index'])('has the same policy at %s', async (path) => {
    const { status, headers } = await get(path);
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toBe(contentSecurityPolicy(hashInlineScripts(PAGE), 'header'));
  });

  test('is not sent again while it is the same', async () => {
    const { headers } = await get('/en/learn/');
    const again = await get('/en/learn/', { 'If-None-Match': String(headers['etag']) });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
  });

  test('is found without its last slash, the query kept', async () => {
    const { status, headers } = await get('/en/learn?step=2');
    expect(status).toBe(308);
    expect(headers['location']).toBe('/en/learn/?step=2');
  });

  test('is sent whole whatever range is asked for', async () => {
    const { status, body } = await get('/en/learn/', { Range: 'bytes=9-3' });
    expect(status).toBe(200);
    expect(body.toString()).toBe(PAGE);
  });

  test('has headers without a body for HEAD', async () => {
    const { status, headers, body } = await get('/en/learn/', {}, 'HEAD');
    expect(status).toBe(200);
    expect(headers['content-length']).toBe(String(PAGE.length));
    expect(body).toHaveLength(0);
  });
});

describe('a file with a hash in its name', () => {
  test('is kept for good', async () => {
    const { headers } = await get('/_next/static/chunks/a1b2.js');
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-type']).toBe('text/javascript');
    expect(headers['cross-origin-embedder-policy']).toBe('require-corp');
    expect(headers['content-security-policy']).toBe(workerSecurityPolicy());
  });

  test('is compressed where that is accepted, and caches are told so', async () => {
    const { headers, body } = await get('/_next/static/chunks/a1b2.js', { 'Accept-Encoding': 'gzip, br' });
    expect(headers).toMatchObject({ 'content-encoding': 'br', vary: 'Accept-Encoding' });
    expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
  });

  test('is plain where nothing is accepted', async () => {
    const { headers, body } = await get('/_next/static/chunks/a1b2.js');
    expect(headers['content-encoding']).toBeUndefined();
    expect(body.toString()).toBe(SCRIPT);
  });
});

describe('MNIST of this machine', () => {
  test('is served as it lies there, packed', async () => {
    const { status, headers, body } = await get('/data/mnist/train-images-idx3-ubyte.gz', {
      'Accept-Encoding': 'gzip',
    });
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/gzip',
      'content-length': String(PACKED.length),
      'cache-control': 'no-store',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['content-encoding']).toBeUndefined();
    expect(body).toEqual(PACKED);
  });

  test('is packed on the way where it lies there plain', async () => {
    const { status, body } = await get('/data/mnist/train-labels-idx1-ubyte.gz');
    expect(status).toBe(200);
    expect(gunzipSync(body)).toEqual(PLAIN);
  });

  test('has headers without a body for HEAD', async () => {
    const { status, body } = await get('/data/mnist/train-images-idx3-ubyte.gz', {}, 'HEAD');
    expect(status).toBe(200);
    expect(body).toHaveLength(0);
  });
});

describe('what is not there', () => {
  test.each([
    '/data/mnist/t10k-images-idx3-ubyte.gz',
    '/data/mnist/train-labels-idx1-ubyte',
    '/data/mnist/../secret.txt',
    '/nothing',
    '/en/learn/nothing.js',
    '//en/learn',
    '/../secret.txt',
    '/en/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..\\secret.txt',
    '/%',
    '/%00',
  ])('%s is answered with the page for it', async (path) => {
    const { status, headers, body } = await get(path);
    expect(status).toBe(404);
    expect(body.toString()).toBe(NOT_FOUND);
    expect(headers).toMatchObject({
      'content-type': 'text/html;charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': contentSecurityPolicy(hashInlineScripts(NOT_FOUND), 'header'),
    });
  });
});

test('only reading is allowed', async () => {
  const { status, headers } = await get('/en/learn/', {}, 'POST');
  expect(status).toBe(405);
  expect(headers['allow']).toBe('GET, HEAD');
});

test('a folder that is no exported site is refused', () => {
  expect(() => createSite(parent)).toThrow(/ENOENT.*404\.html/);
});
