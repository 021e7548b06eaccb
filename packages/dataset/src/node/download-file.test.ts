import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { closedOrigin, sendContent, serve } from '../../test/serve.ts';
import { temporaryFolder } from '../../test/temporary-folder.ts';
import { unprivileged } from '../../test/unprivileged.ts';
import type { DownloadProgress } from '../download-progress.ts';
import { DigestError, DownloadError, FileAccessError } from '../errors.ts';
import { downloadFile } from './download-file.ts';

const CONTENT = Uint8Array.from({ length: 97 }, (_, i) => (i * 31) % 256);
const ETAG = '"version-1"';

async function checkContent(bytes: Uint8Array, url: string): Promise<void> {
  if (Buffer.compare(bytes, CONTENT) !== 0) throw new DigestError(`${url}: other content.`);
}

async function place() {
  const folder = await temporaryFolder();
  return { folder, path: join(folder, 'digits.gz') };
}

describe('a download', () => {
  test('arrives whole, with its progress, and leaves nothing beside it', async () => {
    const { origin } = await serve((request, response) => sendContent(request, response, CONTENT, { etag: ETAG }));
    const { folder, path } = await place();
    const progress: DownloadProgress[] = [];
    await downloadFile(path, [`${origin}/digits.gz`], checkContent, { onProgress: (event) => progress.push(event) });
    expect(new Uint8Array(await readFile(path))).toEqual(CONTENT);
    expect(await readdir(folder)).toEqual(['digits.gz']);
    expect(progress[0]).toEqual({ file: 'digits.gz', receivedBytes: 0, totalBytes: 97 });
    expect(progress.at(-1)).toEqual({ file: 'digits.gz', receivedBytes: 97, totalBytes: 97 });
  });

  // The connection is cut once the bytes have been written: what is still under way when it breaks is lost, as always.
  test('cut at any byte goes on from there', { timeout: 60_000 }, async () => {
    for (let stopAfter = 0; stopAfter < CONTENT.length; stopAfter++) {
      const server = await serve((request, response) =>
        sendContent(request, response, CONTENT, {
          etag: ETAG,
          ...(server.requests.length === 1 && { stopAfter }),
        }),
      );
      const { folder, path } = await place();
      await downloadFile(path, [`${server.origin}/digits.gz`], checkContent, {
        onProgress: ({ receivedBytes }) => server.requests.length === 1 && receivedBytes === stopAfter && server.cut(),
      });
      expect(new Uint8Array(await readFile(path))).toEqual(CONTENT);
      expect(server.requests.map(({ headers }) => headers.range)).toEqual([
        undefined,
        stopAfter === 0 ? undefined : `bytes=${stopAfter}-`,
      ]);
      expect(server.requests[1].headers['if-range']).toBe(stopAfter === 0 ? undefined : ETAG);
      expect(await readdir(folder)).toEqual(['digits.gz']);
    }
  });

  test('cut again and again arrives byte by byte', async () => {
    const server = await serve((request, response) =>
      sendContent(request, response, CONTENT, { etag: ETAG, stopAfter: 1 }),
    );
    const { path } = await place();
    await downloadFile(path, [`${server.origin}/digits.gz`], checkContent, {
      onProgress: ({ receivedBytes }) => receivedBytes === server.requests.length && server.cut(),
    });
    expect(server.requests.map(({ headers }) => headers.range ?? 'bytes=0-')).toEqual(
      Array.from(CONTENT, (_, offset) => `bytes=${offset}-`),
    );
  });

  test('starts over where the server has no ranges', async () => {
    const server = await serve((request, response) =>
      sendContent(request, response, CONTENT, server.requests.length === 1 ? { stopAfter: 50 } : {}),
    );
    const { path } = await place();
    await downloadFile(path, [`${server.origin}/digits.gz`], checkContent, {
      onProgress: ({ receivedBytes }) => receivedBytes === 50 && server.cut(),
    });
    expect(new Uint8Array(await readFile(path))).toEqual(CONTENT);
    expect(server.requests.map(({ headers }) => headers.range)).toEqual([undefined, undefined]);
  });

  test('starts over where the file has changed on the server', async () => {
    const old = new Uint8Array(97).fill(1);
    const server = await serve((request, response) =>
      server.requests.length === 1
        ? sendContent(request, response, old, { etag: '"version-0"', stopAfter: 60 })
        : sendContent(request, response, CONTENT, { etag: ETAG }),
    );
    const { path } = await place();
    await downloadFile(path, [`${server.origin}/digits.gz`], checkContent, {
      onProgress: ({ receivedBytes }) => server.requests.length === 1 && receivedBytes === 60 && server.cut(),
    });
    expect(new Uint8Array(await readFile(path))).toEqual(CONTENT);
    expect(server.requests.map(({ headers }) => headers['if-range'])).toEqual([undefined, '"version-0"']);
  });

  test('starts over once where two halves do not fit, though the server said they do', async () => {
    const old = new Uint8Array(97).fill(1);
    const server = await serve((request, response) =>
      server.requests.length === 1
        ? sendContent(request, response, old, { etag: ETAG, stopAfter: 60 })
        : sendContent(request, response, CONTENT, { etag: ETAG }),
    );
    const { path } = await place();
    await downloadFile(path, [`${server.origin}/digits.gz`], checkContent, {
      onProgress: ({ receivedBytes }) => server.requests.length === 1 && receivedBytes === 60 && server.cut(),
    });
    expect(new Uint8Array(await readFile(path))).toEqual(CONTENT);
    expect(server.requests.map(({ headers }) => headers.range)).toEqual([undefined, 'bytes=60-', undefined]);
  });

  test('whose every byte came before the program was killed is put in place', async () => {
    const { origin, requests } = await serve((request, response) =>
      sendContent(request, response, CONTENT, { etag: ETAG }),
    );
    const { folder, path } = await place();
    // No process has this number: Linux and macOS stop at 2^22.
    const left = join(folder, 'digits.gz.999999999-0123abcd.part');
    await mkdir(left);
    await writeFile(join(left, 'bytes'), CONTENT);
    await writeFile(join(left, 'origin.json'), JSON.stringify({ url: `${origin}/digits.gz`, validator: ETAG }));
    await downloadFile(path, [`${origin}/digits.gz`], checkContent);
    expect(requests.map(({ headers }) => headers.range)).toEqual(['bytes=97-']);
    expect(await readdir(folder)).toEqual(['digits.gz']);
  });

  test('leaves the part of a running process alone', async () => {
    const { origin } = await serve((request, response) => sendContent(request, response, CONTENT, { etag: ETAG }));
    const { folder, path } = await place();
    const held = `digits.gz.${process.ppid}-0123abcd.part`;
    await mkdir(join(folder, held));
    await downloadFile(path, [`${origin}/digits.gz`], checkContent);
    expect((await readdir(folder)).sort()).toEqual(['digits.gz', held]);
  });

  test('that is stopped leaves a part, from which the next goes on', async () => {
    const server = await serve((request, response) => {
      if (server.requests.length > 1) return sendContent(request, response, CONTENT, { etag: ETAG });
      response.writeHead(200, { 'content-length': CONTENT.length, etag: ETAG });
      response.write(CONTENT.subarray(0, 40)); // and then nothing
    });
    const { folder, path } = await place();
    const stop = new AbortController();
    const stopped = downloadFile(path, [`${server.origin}/digits.gz`], checkContent, {
      signal: stop.signal,
      onProgress: ({ receivedBytes }) => receivedBytes === 40 && stop.abort(new Error('enough')),
    });
    await expect(stopped).rejects.toThrow(new Error('enough'));
    expect(await readdir(folder)).toEqual(['digits.gz.part']);

    await downloadFile(path, [`${server.origin}/digits.gz`], checkContent);
    expect(server.requests[1].headers.range).toBe('bytes=40-');
    expect(await readdir(folder)).toEqual(['digits.gz']);
  });

  test('that is stopped before it begins asks for nothing', async () => {
    const { origin, requests } = await serve((request, response) => sendContent(request, response, CONTENT));
    const { folder, path } = await place();
    const aborted = AbortSignal.abort(new Error('never mind'));
    await expect(downloadFile(path, [`${origin}/digits.gz`], checkContent, { signal: aborted })).rejects.toThrow(
      new Error('never mind'),
    );
    expect(requests).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('takes the second address when the first fails', async () => {
    const { origin, requests } = await serve((request, response) =>
      request.url === '/good/digits.gz' ? sendContent(request, response, CONTENT) : response.writeHead(404).end(),
    );
    const { path } = await place();
    await downloadFile(path, [`${origin}/bad/digits.gz`, `${origin}/good/digits.gz`], checkContent);
    expect(new Uint8Array(await readFile(path))).toEqual(CONTENT);
    expect(requests.map(({ url }) => url)).toEqual(['/bad/digits.gz', '/good/digits.gz']);
  });

  test('does not go on at one address with what another sent', async () => {
    const { origin, requests } = await serve((request, response) =>
      sendContent(request, response, CONTENT, { etag: ETAG }),
    );
    const { folder, path } = await place();
    const left = join(folder, 'digits.gz.part');
    await mkdir(left);
    await writeFile(join(left, 'bytes'), CONTENT.subarray(0, 10));
    await writeFile(join(left, 'origin.json'), JSON.stringify({ url: `${origin}/a`, validator: ETAG }));
    await downloadFile(path, [`${origin}/b`], checkContent);
    expect(requests.map(({ headers }) => headers.range)).toEqual([undefined]);
  });

  test('names every address and its fault when all fail, and keeps nothing', async () => {
    const { origin, cut } = await serve((request, response) => {
      if (request.url === '/missing') return response.writeHead(404).end();
      if (request.url === '/broken') return response.writeHead(503).end();
      if (request.url === '/cut') return sendContent(request, response, CONTENT, { stopAfter: 5 });
      return sendContent(request, response, new Uint8Array(97));
    });
    const closed = await closedOrigin();
    const { folder, path } = await place();
    const urls = [...['missing', 'broken', 'cut', 'other'].map((name) => `${origin}/${name}`), `${closed}/none`];
    const onProgress = ({ receivedBytes }: DownloadProgress) => receivedBytes === 5 && cut();
    await expect(downloadFile(path, urls, checkContent, { onProgress })).rejects.toThrow(
      new DownloadError(
        `digits.gz could not be downloaded. ${origin}/missing: HTTP 404 Not Found. ` +
          `${origin}/broken: HTTP 503 Service Unavailable. ${origin}/cut: the connection was cut. ` +
          `${origin}/other: other content. ${closed}/none: the server cannot be reached (ECONNREFUSED). ` +
          'Check the network connection and try again.',
      ),
    );
    expect(await readdir(folder)).toEqual([]);
  });

  test.each([
    ['before the response', false],
    ['in the middle of it', true],
  ])('gives up a server that falls silent %s', async (_, sendsSome) => {
    const { origin, requests } = await serve((_request, response) => {
      if (!sendsSome) return;
      response.writeHead(200, { 'content-length': CONTENT.length });
      response.write(CONTENT.subarray(0, 10));
    });
    const { folder, path } = await place();
    await expect(downloadFile(path, [`${origin}/digits.gz`], checkContent, { stallTimeoutMs: 50 })).rejects.toThrow(
      new DownloadError(
        `digits.gz could not be downloaded. ${origin}/digits.gz: the server sent nothing for 50 ms. ` +
          'Check the network connection and try again.',
      ),
    );
    expect(requests.length).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  test('that several callers want at once arrives whole for each', async () => {
    const { origin } = await serve((request, response) => sendContent(request, response, CONTENT, { etag: ETAG }));
    const { folder, path } = await place();
    await Promise.all(Array.from({ length: 5 }, () => downloadFile(path, [`${origin}/digits.gz`], checkContent)));
    expect(new Uint8Array(await readFile(path))).toEqual(CONTENT);
    expect(await readdir(folder)).toEqual(['digits.gz']);
  });
});

describe('a place that cannot be written', () => {
  test('without permission is named, and nothing is asked for', async () => {
    const { origin, requests } = await serve((request, response) => sendContent(request, response, CONTENT));
    const { folder, path } = await place();
    await chmod(folder, 0o500);
    await unprivileged(() =>
      expect(downloadFile(path, [`${origin}/digits.gz`], checkContent)).rejects.toThrow(
        new FileAccessError(
          `${path} cannot be written: permission denied (EACCES). Give this user the right to write there, ` +
            'or choose another place.',
        ),
      ),
    );
    expect(requests).toEqual([]);
    await chmod(folder, 0o700);
    expect(await readdir(folder)).toEqual([]);
  });

  // /dev/full is Linux's disk without room: the kernel answers every write with a real ENOSPC.
  test.runIf(existsSync('/dev/full'))('for want of room is named, and nothing stays behind', async () => {
    const { origin } = await serve((request, response) => sendContent(request, response, CONTENT, { etag: ETAG }));
    const { folder, path } = await place();
    await mkdir(`${path}.part`);
    await symlink('/dev/full', join(`${path}.part`, 'bytes'));
    await expect(downloadFile(path, [`${origin}/digits.gz`], checkContent)).rejects.toThrow(
      new FileAccessError(
        `${path} cannot be written: the disk is full (ENOSPC). Free some space, or choose a place on another disk.`,
      ),
    );
    expect(await readdir(folder)).toEqual([]);
  });
});
