import { weightsSha256 } from '@raqam/artifact';
import { synthesizeDataset } from '@raqam/dataset';
import { createTraining, type TrainingOptions } from '@raqam/engine';
import { createCnn, initializeWeights } from '@raqam/model';

/** Of the weights that `trainHundredSteps` leaves, everywhere. */
export const HUNDRED_STEPS_SHA256 = 'b85e067bb52c7054cc28ae1e6a38a30d7cdf854ac8ef7fa957d90cf9135869b8';

const BATCH = 128;
const NUM_STEPS = 100;

/** What 100 steps of the report's network left, and who took them. */
export interface HundredSteps {
  readonly weightsSha256: string;
  readonly numWorkers: number;
  readonly memory: 'own' | 'shared' | 'messages';
  /** In the last ten steps, of 1,277 images. */
  readonly numCorrect: number;
}

/**
 * Trains the report's network for 100 steps, always on the same ten batches of synthetic digits with dropout; the last
 * batch is not full. The weights are the same bits wherever this runs, in Node and in browsers.
 */
export async function trainHundredSteps(
  options: Pick<TrainingOptions, 'sharedMemory' | 'workers'>,
): Promise<HundredSteps> {
  const spec = createCnn();
  const { train } = synthesizeDataset({ seed: 11, numTrain: 10 * BATCH - 3, numTest: 1 });
  const training = await createTraining(spec, initializeWeights(spec, 12), {
    ...options,
    batchSize: BATCH,
    optimizer: { type: 'adam', learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    loss: 'categoricalCrossentropy',
    seed: 13,
  });
  try {
    const numPixels = train.height * train.width;
    const steps = [];
    for (let step = 0; step < NUM_STEPS; step++) {
      // As many under way as there are slots.
      if (step >= 4) await steps[step - 4];
      const first = (step % 10) * BATCH;
      const labels = train.labels.subarray(first, first + BATCH);
      const pixels = train.images.subarray(first * numPixels, (first + labels.length) * numPixels);
      steps.push(training.trainStep({ pixels, labels }, { epoch: Math.floor(step / 10), step, learningRate: 0.001 }));
    }
    const results = await Promise.all(steps);
    return {
      weightsSha256: await weightsSha256(await training.readWeights()),
      numWorkers: training.numWorkers,
      memory: training.memory,
      numCorrect: results.slice(-10).reduce((sum, { numCorrect }) => sum + numCorrect, 0),
    };
  } finally {
    await training.dispose();
  }
}
