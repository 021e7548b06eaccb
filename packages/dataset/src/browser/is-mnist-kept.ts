import { MNIST_FILES } from '../mnist.ts';
import { KEPT_FILES, keptAddress } from './kept-files.ts';

/**
 * Whether {@link loadDataset} would find all of MNIST in the browser, and ask no server.
 *
 * @param caches Where it is kept. @default the browser's
 */
export async function isMnistKept(caches?: CacheStorage): Promise<boolean> {
  try {
    // Even to name the storage is refused in some frames.
    const cache = await (caches ?? globalThis.caches)?.open(KEPT_FILES);
    if (cache === undefined) return false;
    const kept = await Promise.all(MNIST_FILES.map((file) => cache.match(keptAddress(file))));
    return kept.every((response) => response !== undefined);
  } catch {
    return false;
  }
}
