import { readFileSync } from 'node:fs';
import type { RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { collectScriptHashes } from './collect-script-hashes.ts';
import { contentSecurityPolicy, workerSecurityPolicy } from './content-security-policy.ts';
import { serveMnistFile } from './mnist-files.ts';

/**
 * Sent with everything. Together the first two make a page cross-origin isolated, which shared memory needs; the third
 * lets an isolated page use the site's files.
 */
const HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
} as const;

const NOT_FOUND_PAGE = '/404.html';

/** What a site has besides its own files. */
export interface SiteOptions {
  /** A folder that holds MNIST, served under `/data/mnist/`. @default none */
  readonly mnistFolder?: string | null;
}

/**
 * Answers requests with the files of an exported site: pages by their address with a slash at the end, everything with
 * its headers, text compressed where the browser takes it. Files with a hash in their name never change and are kept
 * for good; all else is asked for again each time, and answered with 304 while it is the same.
 *
 * @param folder The exported site. Its list of files and its pages are read once, here.
 * @throws {Error} `ENOENT` when the folder has no 404.html, which every exported site has.
 */
export function createSite(folder: string, { mnistFolder = null }: SiteOptions = {}): RequestListener {
  const scriptHashes = collectScriptHashes(folder);
  const notFoundHtml = readFileSync(join(folder, NOT_FOUND_PAGE));
  const serve = sirv(folder, {
    etag: true,
    brotli: true,
    gzip: true,
    extensions: ['html'],
    setHeaders: setFileHeaders,
  });

  function setFileHeaders(response: ServerResponse, pathname: string): void {
    const files = [pathname, `${pathname}index.html`, `${pathname}.html`];
    const hashes = files.map((file) => scriptHashes.get(file)).find((each) => each !== undefined) ?? [];
    const policy = pathname.endsWith('.js') ? workerSecurityPolicy() : contentSecurityPolicy(hashes, 'header');
    response.setHeader('Content-Security-Policy', policy);
    const isHashed = pathname.startsWith('/_next/static/');
    response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  }

  return (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    // Every file is small enough to be sent whole, as the standard allows; and at a range that ends before it begins sirv
    // would throw.
    delete request.headers.range;
    const [pathname = '/', query] = (request.url ?? '/').split('?', 2);
    if (scriptHashes.has(`${pathname}/index.html`)) {
      const search = query === undefined ? '' : `?${query}`;
      response.writeHead(308, { Location: `${pathname}/${search}` }).end();
      return;
    }
    const answerNotFound = () => {
      setFileHeaders(response, NOT_FOUND_PAGE);
      response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8', 'Content-Length': notFoundHtml.length });
      response.end(request.method === 'HEAD' ? undefined : notFoundHtml);
    };
    const answerWithFile = () => serve(request, response, answerNotFound);
    if (mnistFolder === null) return answerWithFile();
    serveMnistFile(mnistFolder, pathname, request, response).then(
      (isAnswered) => {
        if (!isAnswered) answerWithFile();
      },
      () => response.destroy(),
    );
  };
}
