import { KEPT_FILES } from './kept-files.ts';

/**
 * Deletes what {@link loadDataset} keeps between visits; the next one fetches it anew.
 *
 * @param caches Where it is kept. @default the browser's
 * @returns Whether anything was kept. Where the browser denies its storage nothing was.
 */
export async function forgetKeptFiles(caches?: CacheStorage): Promise<boolean> {
  try {
    // Even to name the storage is refused in some frames.
    return (await (caches ?? globalThis.caches)?.delete(KEPT_FILES)) ?? false;
  } catch {
    return false;
  }
}
