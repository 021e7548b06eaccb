import { checkMnistDigest } from '../check-mnist-digest.ts';
import type { Dataset } from '../dataset.ts';
import { decodeIdxPair, type NamedBytes } from '../decode-idx-pair.ts';
import { gunzip } from '../gzip.ts';
import { MNIST_FILES, type MnistFile } from '../mnist.ts';
import { findMnistFile } from './find-mnist-file.ts';
import { readBytes } from './read-bytes.ts';

/** Both parts of MNIST. */
export interface MnistParts {
  readonly train: Dataset;
  readonly test: Dataset;
}

/**
 * Reads MNIST from a folder that holds its four files, gzipped or not, and checks the digest of each.
 *
 * @returns The names of the files that are missing, when not all are there.
 * @throws {DigestError} When a file holds other bytes than MNIST's.
 * @throws {GzipFormatError} When a file is damaged.
 * @throws {FileAccessError} When a file cannot be read.
 */
export async function loadMnist(directory: string): Promise<MnistParts | readonly MnistFile[]> {
  const found = await Promise.all(MNIST_FILES.map((file) => readMnistFile(directory, file)));
  const [trainImages, trainLabels, testImages, testLabels] = found;
  if (!trainImages || !trainLabels || !testImages || !testLabels) {
    return MNIST_FILES.filter((_, i) => found[i] === null);
  }
  return {
    train: await decodeIdxPair('mnist/train', trainImages, trainLabels),
    test: await decodeIdxPair('mnist/test', testImages, testLabels),
  };
}

async function readMnistFile(directory: string, file: MnistFile): Promise<NamedBytes | null> {
  const name = await findMnistFile(directory, file);
  const packed = name && (await readBytes(name));
  if (!packed) return null;
  const bytes = await gunzip(packed, name);
  await checkMnistDigest(file, bytes, name);
  return { name, bytes };
}
