import { inferShapes, type ModelSpec, type Weights } from '@raqam/artifact';
import type { TrainingBatch } from '@raqam/engine';
import { createRandomSource } from '@raqam/random';

/** Weights of a network around 0, variances above 0: any network computes something with them. */
export function randomWeights(spec: ModelSpec): Weights {
  return inferShapes(spec).weights.map(({ name, shape }, step) => {
    const source = createRandomSource(1, 'weights', { step });
    const length = shape.reduce((product, size) => product * size, 1);
    const values = Float32Array.from({ length }, (_, index) =>
      name.endsWith('/moving_variance') ? 0.5 + source.uniform(index) : 0.3 * source.normal(index),
    );
    return { name, shape, values };
  });
}

/** Values in [0, 1) for a batch of inputs. */
export function randomImages(spec: ModelSpec, batchSize: number): Float32Array {
  const source = createRandomSource(7, 'synthesis');
  const length = spec.inputShape.reduce((product: number, size) => product * size, batchSize);
  return Float32Array.from({ length }, (_, index) => source.uniform(index));
}

/** Images of random pixels, each with a label in turn. */
export function randomBatch(spec: ModelSpec, numImages: number): TrainingBatch {
  const source = createRandomSource(7, 'synthesis');
  const length = spec.inputShape.reduce((product: number, size) => product * size, numImages);
  const { outputShape } = inferShapes(spec);
  const numClasses = Math.max(2, outputShape[outputShape.length - 1]);
  return {
    pixels: Uint8Array.from({ length }, (_, index) => source.integer(index, 256)),
    labels: Uint8Array.from({ length: numImages }, (_, index) => (index * 7 + 1) % numClasses),
  };
}

/** A distribution over the classes for each image; for a single output a number in [0, 1). */
export function randomTargets(spec: ModelSpec, numImages: number): Float32Array {
  const source = createRandomSource(9, 'synthesis');
  const { outputShape } = inferShapes(spec);
  const numOutputs = outputShape[outputShape.length - 1];
  const rows = Array.from({ length: numImages }, (_, image) => {
    const values = Array.from({ length: numOutputs }, (__, c) => source.uniform(image * numOutputs + c));
    const sum = numOutputs === 1 ? 1 : values.reduce((total, value) => total + value, 0);
    return values.map((value) => value / sum);
  });
  return Float32Array.from(rows.flat());
}
