import { Dataset, type LoadedDataset } from '@raqam/dataset';
import { loadDataset } from '@raqam/dataset/node';
import { loadMnist } from '../load-mnist.ts';
import { ExperimentError } from './errors.ts';
import type { ExperimentData } from './experiment.ts';

/** What runs learn from, and what judges them. */
export interface LoadedExperimentData {
  readonly train: Dataset;
  readonly test: Dataset;
}

/**
 * Loads what an experiment names. The four examples of XOR are both what is learnt and what judges.
 *
 * @throws {BenchmarkDataError} When MNIST is not on this machine.
 * @throws {ExperimentError} When a folder has no test images.
 * @throws {DataNotFoundError | IdxFormatError | …} As `loadDataset` of `@raqam/dataset/node`, about a folder.
 */
export async function loadExperimentData({ folder, name }: ExperimentData): Promise<LoadedExperimentData> {
  if (folder !== null) return withTest(await loadDataset(folder), folder);
  if (name === 'xor') return { train: createXorDataset(), test: createXorDataset() };
  return name === 'mnist' ? await loadMnist(name) : withTest(await loadDataset(name), name);
}

function withTest({ test, train }: LoadedDataset, name: string): LoadedExperimentData {
  if (test !== null) return { train, test };
  throw new ExperimentError(
    `${name}: there are ${train.numImages} training images and no test images; expected both, since runs are judged by the latter. Add t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte.`,
  );
}

/** Two pixels to an image, black or white; the label is 1 where they differ. */
function createXorDataset(): Dataset {
  return new Dataset({
    name: 'xor',
    height: 1,
    width: 2,
    images: Uint8Array.of(0, 0, 0, 255, 255, 0, 255, 255),
    labels: Uint8Array.of(0, 1, 1, 0),
  });
}
