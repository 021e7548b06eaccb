import type { LoadedDataset } from '@raqam/dataset';
import { loadDataset } from '@raqam/dataset/node';
import type { DownloadTeller } from '../tell-download.ts';

/**
 * Loads what a run learns from. MNIST is downloaded where no folder holds it; where that cannot be done either,
 * synthetic digits stand in for it, and the set's `notice` says so.
 *
 * @throws {DataNotFoundError} When another set is in none of the folders.
 */
export async function loadTrainingData(
  name: string,
  { signal, download }: { readonly signal: AbortSignal; readonly download: DownloadTeller | null },
): Promise<LoadedDataset> {
  try {
    const loaded = await loadDataset(name, {
      signal,
      onProgress: (progress) => download?.tell(progress),
      ...(name === 'mnist' && { fallback: 'synthetic' }),
    });
    signal.throwIfAborted();
    return loaded;
  } finally {
    download?.end();
  }
}
