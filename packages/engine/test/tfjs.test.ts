// The named networks and one of all layers, computed by ours and by tfjs-layers on its cpu backend.
import { type ModelSpec, parseModelSpec } from '@raqam/artifact';
import { createInference } from '@raqam/engine';
import { createModelSpec, MODEL_NAMES } from '@raqam/model';
import { buildLayersModel } from '@raqam/model/tfjs';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, test, vi } from 'vitest';
import { everyLayer } from './every-layer.ts';
import { randomImages, randomWeights } from './random-values.ts';

// Many cases, and the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const xor: ModelSpec = parseModelSpec({
  version: 1,
  name: 'xor',
  inputShape: [2],
  layers: [
    { type: 'dense', name: 'hidden', units: 2, activation: 'sigmoid' },
    { type: 'dense', name: 'output', units: 1, activation: 'sigmoid' },
  ],
});

beforeAll(async () => {
  await tf.setBackend('cpu');
});

test.each([...MODEL_NAMES.map((name) => createModelSpec(name)), xor, everyLayer])('$name', async (spec) => {
  const weights = randomWeights(spec);
  const images = randomImages(spec, 3);
  const outputs = (await createInference(spec, weights)).run(images);

  const trainable = buildLayersModel(spec, weights, { seed: 1 });
  const expected = tf.tidy(() => {
    const predicted = trainable.model.predict(tf.tensor(images, [3, ...spec.inputShape]));
    if (Array.isArray(predicted)) throw new Error('one output expected');
    return predicted.dataSync();
  });
  trainable.dispose();

  expect(outputs.length).toBe(expected.length);
  outputs.forEach((value, index) => {
    // Outputs lie in [0, 1]; both sides round to f32 in orders of their own.
    expect(Math.abs(value - expected[index])).toBeLessThan(2e-6);
  });
  // No two of them are equal by chance or by saturation: a network of constants would prove nothing.
  expect(new Set(outputs).size).toBe(outputs.length);
});
