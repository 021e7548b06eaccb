import { type AugmentationInput, parseModelSpec, parseTrainOptions } from '@raqam/artifact';
import { createTraining } from '@raqam/engine';
import { augmentImages, createReferenceRun } from '@raqam/engine/reference';
import { createRandomSource } from '@raqam/random';
import { describe, expect, test } from 'vitest';
import { randomBatch, randomWeights } from './random-values.ts';

const spec = parseModelSpec({
  version: 1,
  name: 'softmax',
  inputShape: [12, 10, 1],
  layers: [
    { type: 'flatten', name: 'flatten' },
    { type: 'dense', name: 'output', units: 3, activation: 'softmax' },
  ],
});
const size = { height: 12, width: 10 };
const weights = randomWeights(spec);
const batch = randomBatch(spec, 17);
const readWith = createReferenceRun(
  spec,
  weights.map(({ values }) => values),
);
const images = Float32Array.from(batch.pixels, (level) => level / 255);

function complete(input: AugmentationInput) {
  const { augmentation } = parseTrainOptions({ augmentation: input });
  if (augmentation === null) throw new Error('An augmentation was given.');
  return augmentation;
}

describe('augmentImages', () => {
  test.each<AugmentationInput>([
    { rotationDegrees: 20 },
    { scale: 0.2, shear: 0.2, translatePixels: 2 },
    { elasticPixels: 2, elasticGrid: 4, rotationDegrees: 10 },
    { strokeWidth: 0.8 },
    { blur: 0.9 },
    { contrast: 0.7 },
    { erasePixels: 8 },
    { rotationDegrees: 9, elasticPixels: 2, strokeWidth: 0.7, blur: 0.9, contrast: 0.7, erasePixels: 4 },
  ])('changes images as a training with %o does', async (input) => {
    const augmentation = complete(input);
    const place = { epoch: 2, step: 5 };
    const training = await createTraining(spec, weights, {
      loss: 'categoricalCrossentropy',
      optimizer: { type: 'sgd', learningRate: 0.1, momentum: 0, nesterov: false },
      batchSize: 17,
      seed: 3,
      workers: 1,
      augmentation,
    });
    const { losses } = await training.trainStep(batch, { ...place, learningRate: 0.1 });
    await training.dispose();

    const source = createRandomSource(3, 'augmentation', place);
    const changed = augmentImages(images, size, augmentation, (index) => source.uniform(index));
    const probabilities = new Float32Array(17 * 3);
    readWith(changed, probabilities);
    const expected = Array.from(batch.labels, (label, image) => -Math.log(probabilities[3 * image + label]));
    expect(losses.length).toBe(17);
    expect(Math.max(...expected.map((loss, image) => Math.abs(loss - losses[image])))).toBeLessThan(1e-5);
    // Without the change the losses are others, so that the comparison says something.
    readWith(images, probabilities);
    expect(Math.abs(losses[0] + Math.log(probabilities[batch.labels[0]]))).toBeGreaterThan(1e-4);
  });

  test('leaves its input as it is, and without any range copies it', () => {
    const before = images.slice();
    const copy = augmentImages(images, size, complete({}), () => 0.5);
    expect(copy).toEqual(before);
    copy[0] = 7;
    augmentImages(images, size, complete({ contrast: 1, erasePixels: 20 }), () => 0.9);
    expect(images).toEqual(before);
  });
});
