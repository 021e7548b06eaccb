import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DownloadError, formatShapes, MNIST_FILES, MNIST_MIRRORS } from '@raqam/dataset';
import { forgetKeptFiles, isMnistKept, loadDataset } from '@raqam/dataset/browser';
import { describe, expect, test } from 'vitest';
import { mnistFolder } from './mnist.ts';
import { closedOrigin, sendContent, serve } from './serve.ts';

/** The browser's Cache API as far as it is used, over a map; Node has none. */
function cachesOver(kept: Map<string, Uint8Array<ArrayBuffer>>): CacheStorage {
  const cache = {
    match: async (url: string) => {
      const bytes = kept.get(url);
      return bytes && new Response(bytes);
    },
    put: async (url: string, response: Response) => {
      kept.set(url, await response.bytes());
    },
    delete: async (url: string) => kept.delete(url),
  };
  // The loader calls nothing else of a CacheStorage; the rest would be dead weight here.
  return {
    open: async () => cache,
    delete: async () => {
      const hadAny = kept.size > 0;
      kept.clear();
      return hadAny;
    },
  } as unknown as CacheStorage;
}

/** What a browser whose storage is switched off does. */
const deniedCaches = {
  open: () => Promise.reject(new DOMException('The operation is insecure.', 'SecurityError')),
  delete: () => Promise.reject(new DOMException('The operation is insecure.', 'SecurityError')),
} as unknown as CacheStorage; // as above

describe('without a server', () => {
  test('mnist names each mirror and its fault', async () => {
    const { origin } = await serve((request, response) =>
      request.url?.startsWith('/portal/') ? response.end('<html>Sign in</html>') : response.writeHead(404).end(),
    );
    const closed = await closedOrigin();
    const mirrors = [`${origin}/none/`, `${origin}/portal/`, closed];
    const file = 'train-images-idx3-ubyte.gz';
    await expect(loadDataset('mnist', { mirrors, caches: null })).rejects.toThrow(
      new DownloadError(
        `${file} could not be downloaded. ${origin}/none/${file}: HTTP 404 Not Found. ${origin}/portal/${file}: ` +
          'a web page was served in place of the data. A portal may ask you to sign in; open the address in a browser. ' +
          `${closed}/${file}: the server cannot be reached. Check the network connection and try again.`,
      ),
    );
  });

  test('synthetic digits stand in only when asked, and say so', async () => {
    const { origin } = await serve((_, response) => response.writeHead(500).end());
    const loaded = await loadDataset('mnist', {
      mirrors: [origin],
      caches: null,
      fallback: 'synthetic',
      numTrain: 20,
      numTest: 10,
    });
    expect(loaded.name).toBe('synthetic');
    expect(formatShapes(loaded)).toBe('(20, 28, 28), (20,), (10, 28, 28), (10,)');
    expect(loaded.notice).toBe(
      `train-images-idx3-ubyte.gz could not be downloaded. ${origin}/train-images-idx3-ubyte.gz: HTTP 500 Internal ` +
        'Server Error. Check the network connection and try again. Synthetic digits stand in for it: scores on them ' +
        'say nothing about real handwriting.',
    );
  });

  test('synthetic needs nothing', async () => {
    const { train, notice } = await loadDataset('synthetic', { seed: 3, numTrain: 12, numTest: 1 });
    expect([train.numImages, notice]).toEqual([12, null]);
  });

  test('a download stops when asked to', async () => {
    const { origin } = await serve((request, response) =>
      sendContent(request, response, new Uint8Array(50_000), { stopAfter: 1000 }),
    );
    const stop = new AbortController();
    const loading = loadDataset('mnist', {
      mirrors: [origin],
      caches: null,
      fallback: 'synthetic',
      signal: stop.signal,
      onProgress: ({ receivedBytes }) => receivedBytes > 0 && stop.abort(new Error('enough')),
    });
    await expect(loading).rejects.toThrow(new Error('enough'));
  });
});

// Unpacking and checking MNIST takes half a second of a free core, and cores are not always free.
describe.skipIf(mnistFolder === null)('with a server', { timeout: 60_000 }, () => {
  const serveMnist = () =>
    serve((request, response) => {
      sendContent(request, response, readFileSync(join(mnistFolder ?? '', request.url?.slice(1) ?? '')));
    });

  test('mnist is fetched once, with progress, then comes from the cache', async () => {
    const { origin, requests } = await serveMnist();
    const caches = cachesOver(new Map());
    let receivedBytes = 0;
    expect(await isMnistKept(caches)).toBe(false);
    const first = await loadDataset('mnist', {
      mirrors: [origin],
      caches,
      onProgress: (progress) => {
        if (progress.receivedBytes === progress.totalBytes) receivedBytes += progress.receivedBytes;
      },
    });
    expect(formatShapes(first)).toBe('(60000, 28, 28), (60000,), (10000, 28, 28), (10000,)');
    expect(receivedBytes).toBe(
      MNIST_FILES.reduce((sum, file) => sum + readFileSync(join(mnistFolder ?? '', `${file}.gz`)).length, 0),
    );
    const second = await loadDataset('mnist', { mirrors: [origin], caches });
    expect(await second.test.digest()).toBe(await first.test.digest());
    expect(requests.map(({ url }) => url)).toEqual(MNIST_FILES.map((file) => `/${file}.gz`));

    // Wherever a file came from, a page that may ask another host only, or none, finds it.
    const third = await loadDataset('mnist', { mirrors: [], caches });
    expect(await third.train.digest()).toBe(await first.train.digest());
    expect(await isMnistKept(caches)).toBe(true);
    expect([await forgetKeptFiles(caches), await forgetKeptFiles(caches)]).toEqual([true, false]);
    await expect(loadDataset('mnist', { mirrors: [], caches })).rejects.toThrow(DownloadError);
  });

  test('where storage is denied nothing is kept, and nothing can be forgotten', async () => {
    expect([await forgetKeptFiles(deniedCaches), await isMnistKept(deniedCaches)]).toEqual([false, false]);
  });

  test('a damaged copy in the cache is fetched again', async () => {
    const { origin, requests } = await serveMnist();
    const kept = new Map(
      MNIST_FILES.map((file) => [
        `${MNIST_MIRRORS[0]}${file}.gz`,
        Uint8Array.from(readFileSync(join(mnistFolder ?? '', `${file}.gz`))),
      ]),
    );
    kept.set(`${MNIST_MIRRORS[0]}t10k-labels-idx1-ubyte.gz`, Uint8Array.of(0x1f, 0x8b, 0));
    await loadDataset('mnist', { mirrors: [origin], caches: cachesOver(kept) });
    expect(requests.map(({ url }) => url)).toEqual(['/t10k-labels-idx1-ubyte.gz']);
  });

  test('where storage is denied the data comes all the same', async () => {
    const { origin, requests } = await serveMnist();
    const { test: held } = await loadDataset('mnist', { mirrors: [origin], caches: deniedCaches });
    expect([held.numImages, requests.length]).toEqual([10_000, 4]);
  });
});
