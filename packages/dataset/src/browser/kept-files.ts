import { MNIST_MIRRORS, type MnistFile } from '../mnist.ts';

/** The name of the browser's cache that files are kept in. */
export const KEPT_FILES = 'raqam-data';

/**
 * The address a file is kept under: that of the first public mirror, wherever it was fetched from. Its digest is the
 * same everywhere, and so a page that may ask no mirror still finds what was fetched from one.
 */
export function keptAddress(file: MnistFile): string {
  return `${MNIST_MIRRORS[0]}${file}.gz`;
}
