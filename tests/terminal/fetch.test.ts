// `raqam data fetch mnist` against a mirror on this machine that serves the real files.
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MNIST_FILES } from '@raqam/dataset';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gzippedMnist } from '../gzipped-mnist.ts';
import { RAQAM, run, start } from './program.ts';

describe.skipIf(gzippedMnist === null)('raqam data fetch mnist (needs MNIST)', () => {
  let home: string;
  let mirror: Server;
  let address: string;
  let isSlow: boolean;
  let requests: { readonly file: string; readonly from: number }[];

  const env = () => ({ RAQAM_DATA: home, HOME: home, XDG_CACHE_HOME: join(home, 'cache') });

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'raqam-fetch-'));
    isSlow = false;
    requests = [];
    mirror = createServer((request, response) => {
      const file = (request.url ?? '').slice('/mnist/'.length);
      const bytes = readFileSync(join(gzippedMnist as string, file));
      const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
      requests.push({ file, from });
      const rest = bytes.subarray(from);
      response.writeHead(from > 0 ? 206 : 200, {
        'content-length': rest.length,
        etag: `"${file}"`,
        'accept-ranges': 'bytes',
        ...(from > 0 && { 'content-range': `bytes ${from}-${bytes.length - 1}/${bytes.length}` }),
      });
      // A slow mirror sends the first half, and nothing more.
      if (isSlow) response.write(rest.subarray(0, rest.length >> 1));
      else response.end(rest);
    });
    await new Promise<void>((resolve) => mirror.listen(0, '127.0.0.1', resolve));
    address = `http://127.0.0.1:${(mirror.address() as AddressInfo).port}/mnist`;
  });

  afterEach(async () => {
    mirror.closeAllConnections();
    await new Promise((resolve) => mirror.close(resolve));
    await rm(home, { recursive: true });
  });

  test('tells each event as a line of JSON and leaves the four files', async () => {
    const { code, stdout, stderr } = await run(RAQAM, ['data', 'fetch', 'mnist', '--mirror', address, '--jsonl'], {
      env: env(),
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const events = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { event: string; shapes?: string });
    expect(new Set(events.slice(0, -1).map(({ event }) => event))).toEqual(new Set(['progress']));
    expect(events.at(-1)).toMatchObject({
      event: 'done',
      shapes: '(60000, 28, 28), (60000,), (10000, 28, 28), (10000,)',
    });
    // Found again, though the search path leaves the cache out.
    const shown = await run(RAQAM, ['data', 'show', 'mnist', '--json'], { env: env() });
    expect(JSON.parse(shown.stdout)).toMatchObject({ name: 'mnist/train', index: 0, label: 5 });
    const kept = await readdir(join(home, 'cache', 'raqam', 'mnist'));
    expect(kept.sort()).toEqual(MNIST_FILES.map((file) => `${file}.gz`).sort());
  });

  test('Ctrl-C ends it at once, keeps what has arrived, and the next call goes on from there', async () => {
    isSlow = true;
    const stopped = start(RAQAM, ['data', 'fetch', 'mnist', '--mirror', address, '--jsonl'], { env: env() });
    // Bytes are reported once they are in the file; before the first of them there is nothing to keep.
    await stopped.said(/"receivedBytes":[1-9]/);
    const startMs = performance.now();
    stopped.kill('SIGINT');
    const { code, stderr } = await stopped.ended;
    // The mirror would have kept it waiting for half a minute.
    expect(performance.now() - startMs).toBeLessThan(10_000);
    expect(code).toBe(130);
    expect(stderr).toContain('raqam: stopped; what has arrived is kept. Run raqam data fetch mnist again to go on.');

    isSlow = false;
    const finished = await run(RAQAM, ['data', 'fetch', 'mnist', '--mirror', address, '--json'], { env: env() });
    expect(finished.code).toBe(0);
    const resumed = requests.find(({ from }) => from > 0);
    expect(resumed).toMatchObject({ file: `${MNIST_FILES[0]}.gz` });
    expect(JSON.parse(finished.stdout)).toMatchObject({ name: 'mnist' });
  });

  test('a mirror that is no address is wrong usage', async () => {
    const { code, stderr } = await run(RAQAM, ['data', 'fetch', 'mnist', '--mirror', 'somewhere'], { env: env() });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'raqam: received the mirror "somewhere"; expected an address such as https://example.org/mnist/.\n',
    );
  });
});
