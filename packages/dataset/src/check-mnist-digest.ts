import { DigestError } from './errors.ts';
import { MNIST_DIGESTS, type MnistFile } from './mnist.ts';
import { sha256 } from './sha256.ts';

/**
 * Holds the uncompressed content of a file of MNIST against its published digest.
 *
 * @param name Used in errors only.
 * @throws {DigestError} `t10k-labels-idx1-ubyte.gz: the content has the SHA-256 …; MNIST's has …. …`
 */
export async function checkMnistDigest(file: MnistFile, content: Uint8Array<ArrayBuffer>, name: string): Promise<void> {
  const received = await sha256(content);
  const expected = MNIST_DIGESTS[file];
  if (received !== expected) {
    throw new DigestError(
      `${name}: the content has the SHA-256 ${received}; that of MNIST is ${expected}. ` +
        'The file is damaged or another data set; delete it and fetch it again.',
    );
  }
}
