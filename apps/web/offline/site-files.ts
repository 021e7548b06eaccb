/**
 * The files that the site needs without network: what a request asks for, `/en/` or `/_next/static/…`, and the SHA-256
 * of what it is answered with, in base64url.
 */
export type SiteFiles = Readonly<Record<string, string>>;

/** The cache that holds them. A file is kept under its address and its digest, so that versions of the site share it. */
export const SITE_CACHE = 'raqam:site';

/** Under which address a file is kept. */
export function keptAddress(path: string, digest: string): string {
  return `${path}?sha256=${digest}`;
}
