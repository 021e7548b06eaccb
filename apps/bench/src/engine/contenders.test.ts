import { parseModelSpec } from '@raqam/artifact';
import { enableWasmTraining } from '@raqam/backend';
import { Dataset } from '@raqam/dataset';
import { initializeWeights } from '@raqam/model';
import * as tf from '@tensorflow/tfjs-core';
import { expect, test } from 'vitest';
import { createLayersTraining } from './create-layers-training.ts';
import { createRaqamContender } from './create-raqam-contender.ts';
import { createTfjsContender } from './create-tfjs-contender.ts';

const SPEC = parseModelSpec({
  version: 1,
  name: 'pixels',
  inputShape: [1, 2, 1],
  layers: [
    { type: 'flatten', name: 'flatten' },
    { type: 'dense', name: 'output', units: 2, activation: 'softmax' },
  ],
});

/** The label says which of two pixels is black; ten images, so that the last of three batches is half full. */
const LABELS = Uint8Array.from({ length: 10 }, (_, index) => index % 2);
const PIXELS = Uint8Array.from({ length: 20 }, (_, index) => (LABELS[index >> 1] === index % 2 ? 255 : 0));

test('the engine trains on the data in their order, and begins again behind the last of them', async () => {
  const data = new Dataset({ name: 'pixels', images: PIXELS, labels: LABELS, height: 1, width: 2 });
  const options = { batchSize: 4 };
  const create = (workers: number) => createRaqamContender({ name: 'Raqam', spec: SPEC, data, workers, options });
  const [whole, inParts] = [await create(1), await create(1)];
  expect(await whole.trainSteps(7)).toBeGreaterThan(0);
  for (const numSteps of [2, 4, 1]) await inParts.trainSteps(numSteps);
  const weights = await whole.training.readWeights();
  expect(weights).not.toEqual(initializeWeights(SPEC, 1));
  expect(await inParts.training.readWeights()).toEqual(weights);
  for (const { dispose } of [whole, inParts]) await dispose();
});

test('tfjs-layers trains the same network with the kernels that are asked for', async () => {
  await enableWasmTraining(tf);
  const before = tf.memory().numTensors;
  let numUses = 0;
  const losses: number[] = [];
  const contender = createTfjsContender(
    'tfjs',
    () => {
      numUses++;
    },
    () => {
      const images = Float32Array.from(PIXELS, (pixel) => pixel / 255);
      const training = createLayersTraining(SPEC, 'categoricalCrossentropy', { images, labels: LABELS });
      return { ...training, step: async () => losses.push(await training.step()) };
    },
  );
  await contender.prepare?.();
  expect(await contender.trainSteps(50)).toBeGreaterThan(0);
  expect(losses.length).toBe(50);
  expect(losses[49]).toBeLessThan(losses[0]);
  await contender.dispose();
  expect({ numUses, numTensors: tf.memory().numTensors }).toEqual({ numUses: 3, numTensors: before });
});
