import {
  encodeModelArtifact,
  inferShapes,
  KERNEL_INITIALIZERS,
  type ModelSpec,
  parseModelSpec,
  weightsSha256,
} from '@raqam/artifact';
import { createRandomSource } from '@raqam/random';
import '@tensorflow/tfjs-backend-cpu';
import * as core from '@tensorflow/tfjs-core';
import { loadLayersModel } from '@tensorflow/tfjs-layers';
import { expect, test, vi } from 'vitest';
import { predict } from './naive-network.ts';
import { randomWeights } from './random-weights.ts';
import { everyStockLayer, lenet5, lenet5Modern, reportCnn, xor } from './specs.ts';

// Many cases, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 });

/** Opens a model directory as a page does that fetches it from a server. */
async function openWithTfjs(spec: ModelSpec) {
  const weights = randomWeights(spec);
  const files = await encodeModelArtifact({
    spec,
    weights,
    weightsSha256: await weightsSha256(weights),
    inputContract: null,
    dataset: null,
    metrics: null,
    seed: 1,
    verdictThresholds: null,
  });
  const serve = async (input: RequestInfo | URL) => {
    const bytes = files.get(new Request(input).url.split('/').at(-1) ?? '');
    return new Response(bytes ?? null, { status: bytes ? 200 : 404 });
  };
  return {
    weights,
    model: await loadLayersModel(core.io.http('http://models/digits/model.json', { fetchFunc: serve })),
  };
}

test.each([reportCnn, lenet5Modern, xor, everyStockLayer])(
  'stock tfjs opens $name and predicts what a naive computation predicts',
  async (spec) => {
    const { model, weights } = await openWithTfjs(spec);
    const source = createRandomSource(7, 'synthesis');
    const length = spec.inputShape.reduce((a: number, b) => a * b, 1);
    const input = Array.from({ length }, (_, index) => source.uniform(index));
    const output = model.predict(core.tensor(input, [1, ...spec.inputShape]));
    if (Array.isArray(output)) throw new Error('one output expected');
    const expected = predict(spec, weights, input);
    const actual = output.dataSync();
    expect(actual.length).toBe(expected.length);
    // f32 sums against doubles; outputs lie in [0, 1], and differ between random inputs by far more.
    actual.forEach((value, index) => {
      expect(Math.abs(value - expected[index])).toBeLessThan(5e-7);
    });
    expect(new Set(actual).size).toBe(expected.length);
    model.dispose();
  },
);

test('what stock tfjs counts, trains and keeps equals the specification', async () => {
  const { model, weights } = await openWithTfjs(everyStockLayer);
  expect(model.countParams()).toBe(weights.reduce((sum, { values }) => sum + values.length, 0));
  expect(model.trainableWeights.map((weight) => weight.originalName)).toEqual(
    inferShapes(everyStockLayer)
      .weights.filter((weight) => weight.trainable)
      .map((weight) => weight.name),
  );
  expect(model.name).toBe('every-stock-layer');
  model.dispose();
});

test('stock tfjs refuses by name a layer that it does not have', async () => {
  await expect(openWithTfjs(lenet5)).rejects.toThrow(
    'Unknown layer: RaqamScaledTanh. This may be due to one of the following reasons:',
  );
});

test('stock tfjs knows every initializer', async () => {
  const spec = parseModelSpec({
    version: 1,
    name: 'initializers',
    inputShape: [3],
    layers: KERNEL_INITIALIZERS.map((kernelInitializer) => ({
      type: 'dense',
      name: kernelInitializer,
      units: 3,
      kernelInitializer,
    })),
  });
  const { model } = await openWithTfjs(spec);
  expect(model.layers.map((layer) => layer.name)).toEqual([...KERNEL_INITIALIZERS]);
  model.dispose();
});
