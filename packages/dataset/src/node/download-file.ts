import { basename } from 'node:path';
import type { DownloadProgress } from '../download-progress.ts';
import { DownloadError, FileAccessError } from '../errors.ts';
import { readChunks } from '../read-chunks.ts';
import { PartialDownload, type PartialOrigin } from './partial-download.ts';
import { systemErrorCode } from './system-error-code.ts';

/** How a file is fetched. */
export interface DownloadOptions {
  /** Called when a response begins and after each piece of it. */
  readonly onProgress?: (progress: DownloadProgress) => void;
  /** Stops the download; what has arrived is kept, and the next download goes on from there. */
  readonly signal?: AbortSignal;
  /** A server that sends nothing for so long is given up. @default 30000 */
  readonly stallTimeoutMs?: number;
}

/** A connection that keeps breaking off without bringing a byte more is given up. */
const MAX_FRUITLESS_ATTEMPTS = 3;

/**
 * Fetches a file into its place, whole and checked or not at all.
 *
 * Bytes are collected beside the place. When a connection is cut, in this call or an earlier one, the rest is asked for
 * (`Range`), provided that the server still has the same version (`If-Range`); a server that cannot do so sends all of
 * it again. When one address fails the next is tried. Checked content is renamed into place.
 *
 * @param path Where the file goes.
 * @param urls Addresses of the same content, tried in order.
 * @param check Throws when the bytes that came from `url` are not the content.
 * @throws {DownloadError} `train-labels-idx1-ubyte.gz could not be downloaded. URL: HTTP 404 Not Found. URL: …`
 * @throws {FileAccessError} When the place cannot be written; nothing is left behind.
 * @throws The reason of `signal` once it is aborted.
 */
export async function downloadFile(
  path: string,
  urls: readonly string[],
  check: (bytes: Uint8Array<ArrayBuffer>, url: string) => Promise<unknown>,
  options: DownloadOptions = {},
): Promise<void> {
  options.signal?.throwIfAborted();
  const part = await PartialDownload.claim(path);
  const failures: string[] = [];
  try {
    for (const url of urls) {
      try {
        await fetchChecked(part, path, url, check, options);
        await part.finish();
        return;
      } catch (error) {
        if (error instanceof FileAccessError) throw error;
        options.signal?.throwIfAborted();
        failures.push(describe(error, url));
      }
    }
  } catch (error) {
    // A part kept on a full disk would keep it full.
    if (error instanceof FileAccessError) await part.discard();
    throw error;
  } finally {
    await part.release();
  }
  throw new DownloadError(
    `${basename(path)} could not be downloaded. ${failures.join(' ')} Check the network connection and try again.`,
  );
}

async function fetchChecked(
  part: PartialDownload,
  path: string,
  url: string,
  check: (bytes: Uint8Array<ArrayBuffer>, url: string) => Promise<unknown>,
  options: DownloadOptions,
): Promise<void> {
  for (const isLastTry of [false, true]) {
    const wasResumed = await fetchWhole(part, path, url, options);
    try {
      await check(await part.read(), url);
      return;
    } catch (error) {
      await part.restart(null);
      // Two halves that do not fit say nothing about the server: it is asked once more, for one piece.
      if (!wasResumed || isLastTry) throw error;
    }
  }
}

/** Fetches until the last byte is there. Returns whether any byte is from an earlier request. */
async function fetchWhole(
  part: PartialDownload,
  path: string,
  url: string,
  options: DownloadOptions,
): Promise<boolean> {
  let wasResumed = false;
  let reached = await part.sizeBytes();
  let fruitless = 0;
  for (;;) {
    try {
      return (await fetchRest(part, path, url, options)) || wasResumed;
    } catch (error) {
      options.signal?.throwIfAborted();
      const size = await part.sizeBytes();
      fruitless = size > reached ? 0 : fruitless + 1;
      if (!(error instanceof ConnectionCut) || fruitless === MAX_FRUITLESS_ATTEMPTS) throw error;
      reached = Math.max(reached, size);
      wasResumed = true;
    }
  }
}

/** The response began and broke off. */
class ConnectionCut extends Error {}

/** One request for what is missing. Returns whether the bytes that were there before were kept. */
async function fetchRest(part: PartialDownload, path: string, url: string, options: DownloadOptions): Promise<boolean> {
  const { onProgress, signal, stallTimeoutMs = 30_000 } = options;
  const origin = await part.origin();
  const offset = origin?.url === url ? await part.sizeBytes() : 0;
  // Asking for the bytes as they are stored: unpacked on the way, offsets would mean nothing.
  const headers = new Headers({ 'accept-encoding': 'identity' });
  if (origin && offset > 0) {
    headers.set('range', `bytes=${offset}-`);
    headers.set('if-range', origin.validator);
  }

  const stall = new AbortController();
  const giveUp = () => stall.abort(new DownloadError(`${url}: the server sent nothing for ${stallTimeoutMs} ms.`));
  const timer = setTimeout(giveUp, stallTimeoutMs);
  try {
    const response = await fetch(url, {
      headers,
      signal: signal ? AbortSignal.any([signal, stall.signal]) : stall.signal,
    });
    if (response.status === 416 && offset > 0) {
      await response.body?.cancel();
      if (response.headers.get('content-range') === `bytes */${offset}`) return true; // every byte was there already
      await part.restart(null);
      return await fetchRest(part, path, url, options);
    }
    const isRest = response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${offset}-`);
    if ((response.status !== 200 && !isRest) || !response.body) {
      await response.body?.cancel();
      throw new DownloadError(`${url}: HTTP ${response.status} ${response.statusText}`.trimEnd());
    }
    if (!isRest) await part.restart(originOf(url, response));

    let receivedBytes = isRest ? offset : 0;
    const announced = isUnpackedOnTheWay(response) ? null : response.headers.get('content-length');
    const totalBytes = announced === null ? null : receivedBytes + Number(announced);
    const report = () => onProgress?.({ file: basename(path), receivedBytes, totalBytes });
    report();
    await part.append(untilCut(response.body), (chunk) => {
      timer.refresh();
      receivedBytes += chunk.length;
      report();
    });
    return Boolean(isRest);
  } finally {
    clearTimeout(timer);
  }
}

/** Whether the server packed the bytes all the same, so that fetch unpacks them and no length or offset holds. */
function isUnpackedOnTheWay(response: Response): boolean {
  return response.headers.has('content-encoding');
}

function originOf(url: string, response: Response): PartialOrigin | null {
  if (isUnpackedOnTheWay(response)) return null;
  const etag = response.headers.get('etag');
  // A weak ETag names a meaning, not bytes, and may not stand in If-Range (RFC 9110, section 13.1.5).
  const validator = etag && !etag.startsWith('W/') ? etag : response.headers.get('last-modified');
  return validator ? { url, validator } : null;
}

async function* untilCut(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* readChunks(body);
  } catch (cause) {
    if (cause instanceof DownloadError) throw cause; // given up because nothing came
    throw new ConnectionCut('the connection was cut', { cause });
  }
}

function describe(error: unknown, url: string): string {
  if (error instanceof ConnectionCut) return `${url}: the connection was cut.`;
  if (error instanceof TypeError && error.cause instanceof Error) {
    const code = systemErrorCode(error.cause);
    return `${url}: the server cannot be reached (${code === 'unknown' ? error.cause.message : code}).`;
  }
  const message = error instanceof Error ? error.message : String(error);
  return message.endsWith('.') ? message : `${message}.`;
}
