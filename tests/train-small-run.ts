import { encodeRunFile } from '@raqam/artifact';
import { loadDataset } from '@raqam/dataset/node';
import { createModelSpec } from '@raqam/model';
import { recordRun, train } from '@raqam/trainer';

/** What is trained, and by which chance. */
interface SmallRun {
  readonly seed: number;
  /** @default 3000 */
  readonly numTrain?: number;
  /** @default 2 */
  readonly epochs?: number;
}

/**
 * A run of the report's network on a few digits, judged by the test images, with three snapshots: a `.raqam` file
 * with everything that a long run has. MNIST's digits where they are found on this machine, synthetic ones elsewhere.
 */
export async function trainSmallRun({ seed, numTrain = 3000, epochs = 2 }: SmallRun): Promise<Buffer> {
  const data = await loadDataset('mnist', { download: false, fallback: 'synthetic', numTrain });
  const batchSize = 128;
  const numSteps = epochs * Math.ceil((numTrain * 0.9) / batchSize);
  const options = { epochs, batchSize, limit: numTrain, validationFraction: 0.1, seed };
  const snapshotEvery = Math.floor(numSteps / 3);
  const run = await recordRun(train(createModelSpec('cnn'), data, options, { snapshotEvery }));
  return Buffer.from(await encodeRunFile(run));
}
