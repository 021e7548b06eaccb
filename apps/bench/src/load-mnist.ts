import { DataNotFoundError } from '@raqam/dataset';
import { type LoadedDatasetWithTest, loadDataset } from '@raqam/dataset/node';
import { BenchmarkDataError } from './command-error.ts';

/**
 * MNIST as it lies on this machine.
 *
 * @param benchmark The one that needs it, for the message.
 * @throws {BenchmarkDataError} `The benchmark "data" measures MNIST, which is not here. …`
 */
export async function loadMnist(benchmark: string): Promise<LoadedDatasetWithTest> {
  try {
    return await loadDataset('mnist', { download: false });
  } catch (error) {
    if (!(error instanceof DataNotFoundError)) throw error;
    throw new BenchmarkDataError(
      `The benchmark "${benchmark}" measures MNIST, which is not here. ${error.message} To download it, run: raqam data fetch mnist`,
      { cause: error },
    );
  }
}
