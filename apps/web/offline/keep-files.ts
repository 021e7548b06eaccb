import { digestOf } from './digest-of.ts';
import { keptAddress, SITE_CACHE, type SiteFiles } from './site-files.ts';

/** How many files are asked for at a time: the page may be loading something meanwhile. */
const NUM_AT_ONCE = 4;

/**
 * Fetches the files that are not kept yet. What was kept before a failure stays, so that the next try goes on from there.
 *
 * @throws {Error} `/en/: received other bytes than the site was built with; expected SHA-256 …. …` A host that is just
 *   getting a new version answers so, and one that changes the pages it serves: pages and programs of two versions would
 *   not work together. Also when a file cannot be fetched.
 */
export async function keepFiles(files: SiteFiles): Promise<void> {
  const cache = await caches.open(SITE_CACHE);
  const waiting = Object.entries(files);
  const keepNext = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await keepFile(cache, ...next);
  };
  await Promise.all(Array.from({ length: NUM_AT_ONCE }, keepNext));
}

async function keepFile(cache: Cache, path: string, digest: string): Promise<void> {
  const address = keptAddress(path, digest);
  if ((await cache.match(address)) !== undefined) return;
  // Files with a hash in their name never change; the page has just loaded some of them.
  const response = await fetch(path, { cache: path.startsWith('/_next/static/') ? 'default' : 'no-cache' });
  if (!response.ok) {
    throw new Error(`${path}: received status ${response.status}; expected the file. The next visit tries again.`);
  }
  const bytes = await response.arrayBuffer();
  if ((await digestOf(bytes)) !== digest) {
    throw new Error(
      `${path}: received other bytes than the site was built with; expected SHA-256 ${digest}. The next visit tries again.`,
    );
  }
  await cache.put(address, new Response(bytes, { status: response.status, headers: response.headers }));
}
