import { DIGIT_CONTRACT } from '@raqam/image';
import { createModelSpec } from '@raqam/model';
import { meanInterval } from '@raqam/report';
import { RECIPES, train } from '@raqam/trainer';
import type { Benchmark, MeanResult } from '../benchmark.ts';
import { loadMnist } from '../load-mnist.ts';
import { trainSeeds } from '../train-seeds.ts';

/** A recipe, and what is known of it. */
export interface RecipeBenchmark {
  readonly name: string;
  readonly description: string;
  readonly recipe: keyof typeof RECIPES;
  /** Figures of somebody else's single run; null: there are none. */
  readonly published: { readonly accuracy: number; readonly loss: number; readonly durationMs: number } | null;
}

const SEEDS = [1, 2, 3];

/** How well the report's CNN reads MNIST's test images when it is trained by a recipe, over several seeds. */
export function createRecipeBenchmark({ description, name, published, recipe }: RecipeBenchmark): Benchmark {
  return {
    name,
    description,
    options: ['seeds', 'epochs', 'limit'],
    canStop: true,
    run: async (onProgress, { options, signal }) => {
      const { seeds = SEEDS, epochs = RECIPES[recipe].epochs, limit = null } = options;
      onProgress('looking for MNIST');
      const mnist = await loadMnist(name);
      const data = { train: mnist.train, test: mnist.test, inputContract: DIGIT_CONTRACT };
      const spec = createModelSpec('cnn');
      const trainings = await trainSeeds({
        seeds,
        epochs,
        train: (seed) => train(spec, data, { ...RECIPES[recipe], epochs, seed, limit }, { signal }),
        onProgress,
      });
      if (trainings.length === 0) return [];
      const means = (['accuracy', 'loss', 'durationMs'] as const).map(
        (figure): MeanResult => ({
          kind: 'mean',
          name: figure,
          ...meanInterval(trainings.map((training) => training[figure])),
          published: published === null ? null : published[figure],
        }),
      );
      return [...trainings, ...means];
    },
  };
}
