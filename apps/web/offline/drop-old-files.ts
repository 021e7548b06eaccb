import { keptAddress, SITE_CACHE, type SiteFiles } from './site-files.ts';

/** Deletes what earlier versions of the site kept and this one does not need. */
export async function dropOldFiles(files: SiteFiles): Promise<void> {
  const cache = await caches.open(SITE_CACHE);
  const needed = new Set(Object.entries(files).map(([path, digest]) => keptAddress(path, digest)));
  for (const { url } of await cache.keys()) {
    const { pathname, search } = new URL(url);
    if (!needed.has(pathname + search)) await cache.delete(url);
  }
}
