import { DataNotFoundError } from '@raqam/dataset';
import { loadDataset } from '@raqam/dataset/node';

/** SHA-256 of MNIST's training part, as `Dataset.digest` gives it; `null` when MNIST is not on this machine. */
export async function findMnistDigest(): Promise<string | null> {
  try {
    const { train } = await loadDataset('mnist', { download: false });
    return await train.digest();
  } catch (error) {
    if (error instanceof DataNotFoundError) return null;
    throw error;
  }
}
