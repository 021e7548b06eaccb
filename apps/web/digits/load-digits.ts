import { type Dataset, DownloadError, type DownloadProgress, MNIST_MIRRORS } from '@raqam/dataset';
import { loadDataset } from '@raqam/dataset/browser';
import { DigitsMissingError } from './digits-missing-error.ts';

/** Which digits a visitor wants, and what may be done to get them. */
export interface DigitsChoice {
  readonly source: 'mnist' | 'synthetic';
  /** Whether other hosts may be asked: only once the visitor has said so. */
  readonly mayDownload: boolean;
}

export interface LoadDigitsOptions extends DigitsChoice {
  /** How many training images are wanted: that many synthetic ones are drawn; MNIST comes whole. */
  readonly numImages: number;
  /** Of the synthetic digits. @default 1 */
  readonly seed?: number;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: DownloadProgress) => void;
}

/** Digits to learn from and to be judged by. */
export interface Digits {
  readonly source: DigitsChoice['source'];
  readonly train: Dataset;
  readonly test: Dataset;
}

/** Where a site that has MNIST serves it; on other hosts nothing is there. */
const OWN_SITE = '/data/mnist/';

/**
 * MNIST as this browser keeps it, or from this site, or, where the visitor has allowed it, from a public mirror; or
 * synthetic digits. Unpacking MNIST takes half a second, drawing digits longer: for workers only.
 *
 * @throws {DigitsMissingError} When neither browser nor site have MNIST, and no other host may be asked. Ask the visitor
 * with `AskForDigits`, and call again.
 * @throws {DownloadError} When no mirror has it either; the message names each and why.
 * @throws The reason of `signal` once it is aborted.
 */
export async function loadDigits(options: LoadDigitsOptions): Promise<Digits> {
  const { source, mayDownload, numImages, seed, signal, onProgress } = options;
  if (source === 'synthetic') {
    const { train, test } = await loadDataset('synthetic', {
      numTrain: numImages,
      ...(seed !== undefined && { seed }),
    });
    return { source, train, test };
  }
  const ownSite = new URL(OWN_SITE, location.href).href;
  const mirrors = mayDownload ? [ownSite, ...MNIST_MIRRORS] : [ownSite];
  try {
    const { train, test } = await loadDataset('mnist', { mirrors, signal, onProgress });
    return { source, train, test };
  } catch (error) {
    if (mayDownload || !(error instanceof DownloadError)) throw error;
    throw new DigitsMissingError(
      'MNIST is neither kept in this browser nor served by this site. Allow the download from another host, or use ' +
        'synthetic digits.',
      { cause: error },
    );
  }
}
