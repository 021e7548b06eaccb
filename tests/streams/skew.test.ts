// Training and use see the same image: MNIST's pixels as a batch of a data set, and as they reach the network when they
// are recognized (docs/architecture.md, "The two streams").
import { normalizeDataset } from '@raqam/dataset';
import { findMnist, loadDataset } from '@raqam/dataset/node';
import { createRecognizer, loadEmbeddedModel } from '@raqam/recognizer';
import { beforeAll, describe, expect, test } from 'vitest';

const mnistFolder = await findMnist();

describe.skipIf(mnistFolder === null)('the 10,000 MNIST test images', () => {
  /** Indices of the images of which recognition reads other floats than training. */
  const differing: number[] = [];
  /** The same, once the data set is brought under the contract. */
  const differingNormalized: number[] = [];
  let numRight = 0;

  beforeAll(async () => {
    const { test: dataset } = await loadDataset('mnist', { download: false });
    expect(dataset.numImages).toBe(10_000);
    const normalized = normalizeDataset(dataset);
    const recognizer = await createRecognizer();
    for (const batch of dataset.batches({ batchSize: 100, seed: 0, shuffle: false })) {
      for (const [i, index] of batch.indices.entries()) {
        const prediction = recognizer.recognize({ data: dataset.image(index), width: 28, height: 28 });
        const inTraining = batch.images.subarray(784 * i, 784 * (i + 1));
        if (!prediction?.image.ink.every((value, pixel) => value === inTraining[pixel])) differing.push(index);
        const bytes = normalized.image(index);
        if (!prediction?.image.ink.every((value, pixel) => value === Math.fround(bytes[pixel] / 255))) {
          differingNormalized.push(index);
        }
        if (prediction?.label === batch.labels[i]) numRight++;
      }
    }
  });

  test('9,997 of them are the very floats of a batch when the network reads them', () => {
    // In the other three the ink is 19 pixels long, not 20: they do not obey the contract, and are made to.
    expect(differing).toEqual([4530, 9300, 9302]);
  });

  test('all are, once the data set is normalized', () => {
    expect(differingNormalized).toEqual([]);
  });

  test('are read as well as the embedded model says, at least 99 % of them rightly', async () => {
    expect(numRight).toBeGreaterThanOrEqual(9900);
    const { metrics } = await loadEmbeddedModel();
    // The three that are moved, and rounding in another order, may change a few answers.
    expect(Math.abs(numRight / 10_000 - (metrics?.accuracy ?? 0))).toBeLessThan(0.0006);
  });
});
