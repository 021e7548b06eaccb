import { parseModelSpec } from '@raqam/artifact';
import { initializeWeights } from '@raqam/model';
import { expect, test } from 'vitest';
import { checkAgreement } from '../inference/check-agreement.ts';
import { createRaqamContender } from '../inference/network-contender.ts';
import { createOnnxWebContender } from './create-onnx-contender.ts';
import { encodeOnnx } from './encode-onnx.ts';

const SPEC = parseModelSpec({
  version: 1,
  name: 'small',
  inputShape: [9, 8, 1],
  layers: [
    {
      type: 'conv2d',
      name: 'conv1',
      filters: 3,
      kernelSize: [3, 2],
      padding: 'same',
      strides: [2, 1],
      activation: 'tanh',
    },
    { type: 'averagePool2d', name: 'pool1', poolSize: [2, 2], strides: [1, 1], padding: 'same' },
    { type: 'conv2d', name: 'conv2', filters: 5, kernelSize: [2, 2], useBias: false, activation: 'relu' },
    { type: 'maxPool2d', name: 'pool2', poolSize: [2, 3] },
    { type: 'flatten', name: 'flatten' },
    { type: 'dense', name: 'dense1', units: 7, activation: 'sigmoid' },
    { type: 'dropout', name: 'dropout', rate: 0.5 },
    { type: 'dense', name: 'dense2', units: 4, useBias: false, activation: 'softmax' },
  ],
});

test('an independent reader computes what the network computes', async () => {
  const weights = initializeWeights(SPEC, 1);
  // Biases begin at 0, where one that is left out would not be missed.
  for (const { values } of weights) for (let i = 0; i < values.length; i++) values[i] += 0.1 * Math.sin(i + 1);
  const contenders = [await createRaqamContender(SPEC, weights), await createOnnxWebContender(SPEC, weights)];
  const images = Float32Array.from({ length: 3 * 72 }, (_, i) => Math.sin(i) ** 2);
  await checkAgreement(contenders, images);
  for (const { dispose } of contenders) await dispose();
});

test('normalization, padding on every side and an activation by itself', async () => {
  const spec = parseModelSpec({
    version: 1,
    name: 'normalized',
    inputShape: [7, 6, 1],
    layers: [
      { type: 'conv2d', name: 'conv1', filters: 3, kernelSize: [3, 3], padding: 'same', useBias: false },
      { type: 'maxPool2d', name: 'pool1', poolSize: [2, 2] },
      { type: 'batchNormalization', name: 'norm1' },
      { type: 'activation', name: 'relu1', activation: 'relu' },
      { type: 'batchNormalization', name: 'norm2', scale: false, center: false },
      { type: 'flatten', name: 'flatten' },
      { type: 'dense', name: 'dense1', units: 4, activation: 'softmax' },
    ],
  });
  const weights = initializeWeights(spec, 1);
  // Means, variances and offsets other than those of the start, which would not be missed.
  for (const { values } of weights) for (let i = 0; i < values.length; i++) values[i] += 0.1 * Math.sin(i + 1) ** 2;
  const contenders = [await createRaqamContender(spec, weights), await createOnnxWebContender(spec, weights)];
  const images = Float32Array.from({ length: 3 * 42 }, (_, i) => Math.sin(i) ** 2);
  await checkAgreement(contenders, images);
  for (const { dispose } of contenders) await dispose();
});

test('what it does not write it refuses', () => {
  const colored = parseModelSpec({ ...SPEC, inputShape: [9, 8, 3] });
  expect(() => encodeOnnx(colored, [])).toThrow(
    new Error('encodeOnnx: small reads 9×8×3; expected images of one channel.'),
  );
  const padded = parseModelSpec({
    ...SPEC,
    layers: [
      {
        type: 'zeroPadding2d',
        name: 'pad',
        padding: [
          [1, 1],
          [1, 1],
        ],
      },
      ...SPEC.layers,
    ],
  });
  expect(() => encodeOnnx(padded, [])).toThrow(
    new Error('encodeOnnx: pad is a layer zeroPadding2d, which is not written here.'),
  );
});
