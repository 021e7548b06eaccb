/** How long a page may stay busy before the call comes all the same. */
const TIMEOUT_MS = 2000;

/** Calls back once the page has nothing to do; Safari, which cannot tell, waits a moment instead. @returns what cancels it. */
export function whenIdle(callback: () => void): () => void {
  if ('requestIdleCallback' in window) {
    const handle = requestIdleCallback(callback, { timeout: TIMEOUT_MS });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(callback, TIMEOUT_MS / 10);
  return () => clearTimeout(timer);
}
