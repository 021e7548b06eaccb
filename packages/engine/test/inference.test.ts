import { type LayerSpecInput, type ModelSpec, parseModelSpec, SpecError, type Weights } from '@raqam/artifact';
import { createInference, EngineError } from '@raqam/engine';
import { describe, expect, test } from 'vitest';
import { everyLayer } from './every-layer.ts';
import { randomImages, randomWeights } from './random-values.ts';

const tiny: ModelSpec = parseModelSpec({
  version: 1,
  name: 'tiny',
  inputShape: [2],
  layers: [{ type: 'dense', name: 'output', units: 1 }],
});
const tinyWeights: Weights = [
  { name: 'output/kernel', shape: [2, 1], values: Float32Array.of(1, 10) },
  { name: 'output/bias', shape: [1], values: Float32Array.of(0.5) },
];

describe('createInference', () => {
  test('says what goes in and comes out', async () => {
    const inference = await createInference(everyLayer, randomWeights(everyLayer));
    expect(inference.spec).toBe(everyLayer);
    expect(inference.numInputs).toBe(11 * 8 * 2);
    expect(inference.numOutputs).toBe(3);
  });

  test('runs batches of any size, of none too; each row by itself', async () => {
    const inference = await createInference(everyLayer, randomWeights(everyLayer));
    const images = randomImages(everyLayer, 5);
    const outputs = inference.run(images);
    expect(outputs.length).toBe(15);
    for (let b = 0; b < 5; b++) {
      const image = images.subarray(b * inference.numInputs, (b + 1) * inference.numInputs);
      expect(inference.run(image)).toEqual(outputs.slice(b * 3, (b + 1) * 3));
    }
    expect(inference.run(new Float32Array(0))).toEqual(new Float32Array(0));
  });

  test.each<LayerSpecInput>([
    { type: 'activation', name: 'only', activation: 'softmax' },
    { type: 'activation', name: 'only', activation: 'linear' },
    { type: 'batchNormalization', name: 'only' },
    { type: 'dropout', name: 'only', rate: 0.5 },
    { type: 'flatten', name: 'only' },
  ])('reads the images only, and gives each call an array of its own: %j', async (layer) => {
    const spec = parseModelSpec({ version: 1, name: 'one-layer', inputShape: [3], layers: [layer] });
    const inference = await createInference(spec, randomWeights(spec));
    const images = Float32Array.of(1, 2, 3);
    const outputs = inference.run(images);
    const kept = outputs.slice();
    inference.run(Float32Array.of(-5, 0, 9));
    expect(outputs).toEqual(kept);
    outputs.fill(0);
    expect(images).toEqual(Float32Array.of(1, 2, 3));
  });

  test('copies the weights', async () => {
    const weights = tinyWeights.map((tensor) => ({ ...tensor, values: tensor.values.slice() }));
    const inference = await createInference(tiny, weights);
    for (const { values } of weights) values.fill(0);
    expect(inference.run(Float32Array.of(2, 3))).toEqual(Float32Array.of(32.5));
  });

  test('refuses images that are not whole', async () => {
    const inference = await createInference(everyLayer, randomWeights(everyLayer));
    expect(() => inference.run(new Float32Array(177))).toThrow(
      new EngineError(
        'run: images holds 177 values; every-layer reads 11×8×2, so a multiple of 176 is expected. Pass whole images, one after the other.',
      ),
    );
  });

  test('refuses a layer that it does not have, by name', async () => {
    const spec = JSON.parse(
      '{"version":1,"name":"captions","inputShape":[2],"layers":[{"type":"attention","name":"attend"}]}',
    ) as ModelSpec;
    await expect(createInference(spec, [])).rejects.toThrow(
      new EngineError(
        'createInference: captions, layer attend is of the type attention, which this engine does not have; expected zeroPadding2d, conv2d, maxPool2d, averagePool2d, subsample2d, flatten, dense, dropout, activation, batchNormalization. Build the layer from these, or run the network with TensorFlow.js.',
      ),
    );
  });

  test('refuses layers that do not fit together', async () => {
    const spec: ModelSpec = { ...tiny, inputShape: [2, 2, 1] };
    await expect(createInference(spec, tinyWeights)).rejects.toThrow(
      new SpecError(
        'tiny, layer output (dense): 2×2×1 arrives; expected a flat row of features. Put a flatten layer before it.',
      ),
    );
  });

  test.each([
    [
      [tinyWeights[0]],
      'createInference: 1 weight tensors; the network tiny has 2. Take weights and specification from the same network.',
    ],
    [
      [{ ...tinyWeights[0], values: new Float32Array(3) }, tinyWeights[1]],
      'createInference: output/kernel holds 3 values; its shape [2, 1] has 2. Pass every value once.',
    ],
    [
      [tinyWeights[0], { ...tinyWeights[1], values: Float32Array.of(Number.NaN) }],
      'createInference: output/bias holds NaN at index 0; expected finite numbers. The training diverged: take an earlier snapshot, or train with a lower learning rate.',
    ],
  ])('refuses weights that are not those of the network (%#)', async (weights, message) => {
    await expect(createInference(tiny, weights)).rejects.toThrow(
      expect.objectContaining({ name: 'ArtifactFormatError', message }),
    );
  });
});
