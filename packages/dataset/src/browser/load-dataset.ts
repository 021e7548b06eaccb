import { checkDownload } from '../check-download.ts';
import type { Dataset } from '../dataset.ts';
import { decodeIdxPair, type NamedBytes } from '../decode-idx-pair.ts';
import type { DownloadProgress } from '../download-progress.ts';
import { DownloadError } from '../errors.ts';
import type { LoadedDataset } from '../loaded-dataset.ts';
import { MNIST_MIRRORS, type MnistFile } from '../mnist.ts';
import { readChunks } from '../read-chunks.ts';
import { type SynthesisOptions, synthesizeDataset } from '../synthesize-dataset.ts';
import { KEPT_FILES, keptAddress } from './kept-files.ts';

/** How a page gets its data. */
export interface LoadDatasetOptions extends SynthesisOptions {
  /**
   * Addresses that `train-images-idx3-ubyte.gz` and the other files of MNIST are under, tried in order; a page on
   * another host needs a server that allows it (CORS). @default MNIST_MIRRORS
   */
  readonly mirrors?: readonly string[];
  /** Called when a response begins and after each piece of it; not for what the cache holds. */
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** Stops the download. */
  readonly signal?: AbortSignal;
  /** `synthetic` stands in when nothing can be fetched; `notice` then says so. @default none */
  readonly fallback?: 'synthetic';
  /** Where files are kept between visits; `null` keeps none. @default the browser's, where there is one */
  readonly caches?: CacheStorage | null;
}

/**
 * Loads a data set in a page or worker: `mnist` from the browser's cache, else fetched, or `synthetic`.
 *
 * Every file, cached or fetched, is held against its published digest. Where the browser keeps nothing (storage denied,
 * full, or an insecure page) the data is loaded all the same and fetched anew at the next visit.
 *
 * @throws {DownloadError} When no mirror gives a file; the message names each and why.
 * @throws The reason of `signal` once it is aborted.
 */
export async function loadDataset(
  name: 'mnist' | 'synthetic',
  options: LoadDatasetOptions = {},
): Promise<LoadedDataset & { readonly test: Dataset }> {
  if (name === 'synthetic') return synthesizeDataset(options);
  const { mirrors = MNIST_MIRRORS, fallback } = options;
  try {
    const cache = await openCache(options);
    const load = (file: MnistFile) => loadFile(file, mirrors, cache, options);
    const train = await decodeIdxPair(
      'mnist/train',
      await load('train-images-idx3-ubyte'),
      await load('train-labels-idx1-ubyte'),
    );
    const test = await decodeIdxPair(
      'mnist/test',
      await load('t10k-images-idx3-ubyte'),
      await load('t10k-labels-idx1-ubyte'),
    );
    return { name, train, test, origin: mirrors.join(', '), notice: null };
  } catch (error) {
    if (!(error instanceof DownloadError) || fallback !== 'synthetic') throw error;
    return {
      ...synthesizeDataset(options),
      notice: `${error.message} Synthetic digits stand in for it: scores on them say nothing about real handwriting.`,
    };
  }
}

async function openCache(options: LoadDatasetOptions): Promise<Cache | null> {
  try {
    // Even to name the storage is refused in some frames.
    const caches = options.caches === undefined ? globalThis.caches : options.caches;
    return (await caches?.open(KEPT_FILES)) ?? null;
  } catch {
    return null; // storage is denied: the cache is a convenience, the data is not
  }
}

async function loadFile(
  file: MnistFile,
  mirrors: readonly string[],
  cache: Cache | null,
  options: LoadDatasetOptions,
): Promise<NamedBytes> {
  const kept = await readCache(file, cache);
  if (kept) return kept;
  const failures: string[] = [];
  for (const url of mirrors.map((mirror) => addressOf(file, mirror))) {
    try {
      const received = await fetchBytes(file, url, options);
      const bytes = await checkDownload(file, received, url);
      await cache?.put(keptAddress(file), new Response(received)).catch(() => {}); // full or denied: fetched again next time
      return { name: url, bytes };
    } catch (error) {
      options.signal?.throwIfAborted();
      failures.push(
        error instanceof TypeError ? `${url}: the server cannot be reached.` : String((error as Error).message),
      );
    }
  }
  throw new DownloadError(
    `${file}.gz could not be downloaded. ${failures.join(' ')} Check the network connection and try again.`,
  );
}

function addressOf(file: MnistFile, mirror: string): string {
  const folder = new URL(mirror.endsWith('/') ? mirror : `${mirror}/`, globalThis.location?.href);
  return new URL(`${file}.gz`, folder).href;
}

async function readCache(file: MnistFile, cache: Cache | null): Promise<NamedBytes | null> {
  const url = keptAddress(file);
  try {
    const kept = await cache?.match(url);
    if (!kept) return null;
    return { name: url, bytes: await checkDownload(file, new Uint8Array(await kept.arrayBuffer()), url) };
  } catch {
    await cache?.delete(url).catch(() => {});
    return null; // a damaged copy is worth no more than none
  }
}

async function fetchBytes(
  file: MnistFile,
  url: string,
  { signal, onProgress }: LoadDatasetOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url, signal ? { signal } : {});
  if (!response.ok || !response.body) {
    throw new DownloadError(`${`${url}: HTTP ${response.status} ${response.statusText}`.trimEnd()}.`);
  }
  const announced = response.headers.get('content-length');
  const totalBytes = announced === null || response.headers.has('content-encoding') ? null : Number(announced);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let receivedBytes = 0;
  const report = () => onProgress?.({ file: `${file}.gz`, receivedBytes, totalBytes });
  report();
  for await (const chunk of readChunks(response.body)) {
    chunks.push(chunk);
    receivedBytes += chunk.length;
    report();
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}
