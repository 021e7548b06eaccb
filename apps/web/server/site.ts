import { readFileSync } from 'node:fs';
import type { RequestListener, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { contentSecurityPolicy } from './content-security-policy.ts';

/** What a site is made of. */
export interface SiteOptions {
  /** The folder of the exported site. It is read once, when the site is created. */
  readonly folder: string;
  /** Of each page (`/en/index.html`) the `sha256-…` of its inline scripts. */
  readonly scriptHashes: Readonly<Record<string, readonly string[]>>;
}

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

/**
 * Answers requests with the files of an exported site: pages by their address with a slash at the end, everything with
 * its headers, text compressed where the browser takes it. Files with a hash in their name never change and are kept
 * for good; all else is asked for again each time, and answered with 304 while it is the same.
 */
export function createSite({ folder, scriptHashes }: SiteOptions): RequestListener {
  const notFoundHtml = readFileSync(join(folder, NOT_FOUND_PAGE));
  const serve = sirv(folder, {
    etag: true,
    brotli: true,
    gzip: true,
    extensions: ['html'],
    setHeaders: setFileHeaders,
  });

  function setFileHeaders(response: ServerResponse, pathname: string): void {
    const page = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    response.setHeader('Content-Security-Policy', contentSecurityPolicy(scriptHashes[page] ?? [], 'header'));
    const isHashed = pathname.startsWith('/_next/static/');
    response.setHeader('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  }

  return (request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    // Every file is small enough to be sent whole, as the standard allows; sirv would throw at a range that ends before it begins.
    delete request.headers.range;
    const [pathname = '/', query] = (request.url ?? '/').split('?', 2);
    if (Object.hasOwn(scriptHashes, `${pathname}/index.html`)) {
      const search = query === undefined ? '' : `?${query}`;
      response.writeHead(308, { Location: `${pathname}/${search}` }).end();
      return;
    }
    serve(request, response, () => {
      setFileHeaders(response, NOT_FOUND_PAGE);
      response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8', 'Content-Length': notFoundHtml.length });
      response.end(request.method === 'HEAD' ? undefined : notFoundHtml);
    });
  };
}
