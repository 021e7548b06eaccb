import { MNIST_MIRRORS } from '@raqam/dataset';

/** What holds for every page; `script-src` is added for each. */
const PAGE_DIRECTIVES = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/**
 * The Content-Security-Policy of one page: nothing but the site's own files, and of the scripts written into the page
 * only those whose text is known.
 *
 * @param scriptHashes `sha256-…` of each inline script of the page.
 * @param delivery A policy in the page itself may not say who may frame the page; browsers report it as an error.
 */
export function contentSecurityPolicy(scriptHashes: readonly string[], delivery: 'header' | 'meta'): string {
  const scripts = ["script-src 'self'", ...scriptHashes.map((hash) => `'${hash}'`)].join(' ');
  const framing = delivery === 'header' ? ["frame-ancestors 'none'"] : [];
  return [...PAGE_DIRECTIVES, scripts, ...framing].join('; ');
}

/**
 * The policy that goes with a script, and holds where the script is run as a worker: what the workers of the train
 * page need besides the site's own files. `wasm-unsafe-eval` allows WebAssembly and, unlike `unsafe-eval`, no code from
 * strings; MNIST may come from its mirrors.
 */
export function workerSecurityPolicy(): string {
  const sources = ["'self'", ...MNIST_MIRRORS].join(' ');
  return `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src ${sources}; worker-src 'self'`;
}
