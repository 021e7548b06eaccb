import { join } from 'node:path';
import { checkDownload } from '../check-download.ts';
import { MNIST_FILES, MNIST_MIRRORS } from '../mnist.ts';
import { type DownloadOptions, downloadFile } from './download-file.ts';
import { findMnistFile } from './find-mnist-file.ts';

/** How MNIST is fetched. */
export interface DownloadMnistOptions extends DownloadOptions {
  /** Addresses that `train-images-idx3-ubyte.gz` and the others are under, tried in order. @default MNIST_MIRRORS */
  readonly mirrors?: readonly string[];
}

/**
 * Fetches the files of MNIST that a folder lacks, one after another, each checked against its published digest.
 *
 * @param directory Made when it is missing.
 * @throws {DownloadError | FileAccessError} As `downloadFile` does.
 */
export async function downloadMnist(directory: string, options: DownloadMnistOptions = {}): Promise<void> {
  const { mirrors = MNIST_MIRRORS } = options;
  for (const file of MNIST_FILES) {
    if (await findMnistFile(directory, file)) continue;
    const urls = mirrors.map((mirror) => new URL(`${file}.gz`, mirror.endsWith('/') ? mirror : `${mirror}/`).href);
    const check = (bytes: Uint8Array<ArrayBuffer>, url: string) => checkDownload(file, bytes, url);
    await downloadFile(join(directory, `${file}.gz`), urls, check, options);
  }
}
