import { DataNotFoundError, type LoadedDataset } from '@raqam/dataset';
import { type LoadDatasetOptions, loadDataset } from '@raqam/dataset/node';

/** Synthetic digits are drawn for looking at: enough to see the variety, few enough to be there at once. */
const NUM_SYNTHETIC = 1000;

/**
 * Loads a data set from this machine: nothing is fetched unasked. When MNIST is missing, the error says how to fetch it.
 *
 * @throws {DataNotFoundError} `mnist: found in none of …. Put its four files into one of these folders, or run: raqam data fetch mnist`
 */
export async function loadLocal(name: string, options: LoadDatasetOptions = {}): Promise<LoadedDataset> {
  try {
    return await loadDataset(name, {
      download: false,
      numTrain: NUM_SYNTHETIC,
      numTest: NUM_SYNTHETIC,
      ...options,
    });
  } catch (error) {
    if (!(error instanceof DataNotFoundError) || name !== 'mnist') throw error;
    throw new DataNotFoundError(`${error.message} To download it, run: raqam data fetch mnist`, { cause: error });
  }
}
