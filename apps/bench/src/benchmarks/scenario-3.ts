import { DIGIT_CONTRACT } from '@raqam/image';
import { createModelSpec } from '@raqam/model';
import { meanInterval } from '@raqam/report';
import { train } from '@raqam/trainer';
import type { Benchmark, MeanResult } from '../benchmark.ts';
import { loadMnist } from '../load-mnist.ts';
import { trainSeeds } from '../train-seeds.ts';

/** What the report gives for its scenario 3: one run with Keras on Colab, of an unstated seed. */
const PUBLISHED = { accuracy: 0.9895, loss: 0.0342, durationMs: 93_000 } as const;

const EPOCHS = 5;
const SEEDS = [1, 2, 3];

/** The recipe that the report chose of its four, as published and over several seeds. */
export const scenario3Benchmark: Benchmark = {
  name: 'scenario-3',
  description: "the report's CNN on MNIST (Adam, 5 epochs, batches of 128), by seed, beside its figures (needs MNIST)",
  options: ['seeds', 'epochs', 'limit'],
  canStop: true,
  run: async (onProgress, { options, signal }) => {
    const { seeds = SEEDS, epochs = EPOCHS, limit = null } = options;
    onProgress('looking for MNIST');
    const mnist = await loadMnist('scenario-3');
    const data = { train: mnist.train, test: mnist.test, inputContract: DIGIT_CONTRACT };
    const spec = createModelSpec('cnn');
    const trainings = await trainSeeds({
      seeds,
      epochs,
      train: (seed) =>
        train(
          spec,
          data,
          { epochs, batchSize: 128, optimizer: { type: 'adam' }, validationFraction: 0, engine: 'tfjs', seed, limit },
          { signal },
        ),
      onProgress,
    });
    if (trainings.length === 0) return [];
    const means = (['accuracy', 'loss', 'durationMs'] as const).map(
      (name): MeanResult => ({
        kind: 'mean',
        name,
        ...meanInterval(trainings.map((training) => training[name])),
        published: PUBLISHED[name],
      }),
    );
    return [...trainings, ...means];
  },
};
