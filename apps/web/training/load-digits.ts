import { type Dataset, type DownloadProgress, MNIST_MIRRORS } from '@raqam/dataset';
import { loadDataset } from '@raqam/dataset/browser';

/** What a run of the train page learns from and is judged by. */
export interface Digits {
  readonly train: Dataset;
  readonly test: Dataset;
  /** Why synthetic digits stand in for MNIST; `null` where they do not. */
  readonly notice: string | null;
}

export interface LoadDigitsOptions {
  /** How many training images are wanted: that many are drawn where MNIST cannot be had. */
  readonly numImages: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DownloadProgress) => void;
}

/** Where a server that has MNIST on its machine serves it; on other hosts nothing is there, and the mirrors are asked. */
const OWN_SERVER = '/data/mnist/';

/**
 * MNIST from the browser's cache, this site's server or a mirror, the first that has it; synthetic digits where none has.
 *
 * @throws The reason of `signal` once it is aborted.
 */
export async function loadDigits({ numImages, ...options }: LoadDigitsOptions): Promise<Digits> {
  const mirrors = [new URL(OWN_SERVER, location.href).href, ...MNIST_MIRRORS];
  return await loadDataset('mnist', { ...options, mirrors, fallback: 'synthetic', numTrain: numImages });
}
