import { createRecipeBenchmark } from './create-recipe-benchmark.ts';

/** The shortest schedule known to reach 99 % in the mean. */
export const fast99Benchmark = createRecipeBenchmark({
  name: 'fast-99',
  description: "the report's CNN on MNIST by the shortest schedule that reaches 99 %, by seed (needs MNIST)",
  recipe: 'fast-99',
  published: null,
});
