/** What holds for every response; `script-src` is added for each page. */
const DIRECTIVES = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/**
 * The Content-Security-Policy of one page: nothing but the site's own files, and of the scripts written into the page
 * only those whose text is known. `wasm-unsafe-eval` allows WebAssembly and, unlike `unsafe-eval`, no code from strings.
 *
 * @param scriptHashes `sha256-…` of each inline script of the page.
 * @param delivery A policy in the page itself may not say who may frame the page; browsers report it as an error.
 */
export function contentSecurityPolicy(scriptHashes: readonly string[], delivery: 'header' | 'meta'): string {
  const scripts = ["script-src 'self' 'wasm-unsafe-eval'", ...scriptHashes.map((hash) => `'${hash}'`)].join(' ');
  const framing = delivery === 'header' ? ["frame-ancestors 'none'"] : [];
  return [...DIRECTIVES, scripts, ...framing].join('; ');
}
