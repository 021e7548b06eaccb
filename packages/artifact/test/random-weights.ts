import { inferShapes, type ModelSpec, type Weights } from '@raqam/artifact';
import { createRandomSource } from '@raqam/random';

/** Weights of a network around 0, variances above 0: any network computes something with them. */
export function randomWeights(spec: ModelSpec, seed = 1): Weights {
  return inferShapes(spec).weights.map(({ name, shape }, step) => {
    const source = createRandomSource(seed, 'weights', { step });
    const length = shape.reduce((a, b) => a * b, 1);
    const values = Float32Array.from({ length }, (_, index) =>
      name.endsWith('/moving_variance') ? 0.5 + source.uniform(index) : 0.3 * source.normal(index),
    );
    return { name, shape, values };
  });
}
