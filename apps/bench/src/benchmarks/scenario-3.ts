import { createRecipeBenchmark } from './create-recipe-benchmark.ts';

/** The recipe that the report chose of its four, as published (Keras on Colab, of an unstated seed) and over several seeds. */
export const scenario3Benchmark = createRecipeBenchmark({
  name: 'scenario-3',
  description: "the report's CNN on MNIST (Adam, 5 epochs, batches of 128), by seed, beside its figures (needs MNIST)",
  recipe: 'report',
  published: { accuracy: 0.9895, loss: 0.0342, durationMs: 93_000 },
});
