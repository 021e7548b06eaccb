import { type ModelSpec, parseModelSpec } from '@raqam/artifact';

/** Every layer and every activation, with what is easily got wrong: odd sizes, `same`, strides beside the pool size. */
export const everyLayer: ModelSpec = parseModelSpec({
  version: 1,
  name: 'every-layer',
  inputShape: [11, 8, 2],
  layers: [
    { type: 'dropout', name: 'blind', rate: 0.1 },
    {
      type: 'zeroPadding2d',
      name: 'pad',
      padding: [
        [1, 0],
        [2, 1],
      ],
    },
    { type: 'conv2d', name: 'conv', filters: 3, kernelSize: [3, 2], strides: [2, 1], padding: 'same' },
    { type: 'batchNormalization', name: 'norm', epsilon: 0.5 },
    { type: 'activation', name: 'leaky', activation: 'leakyRelu' },
    { type: 'maxPool2d', name: 'max', poolSize: [2, 2], strides: [1, 2], padding: 'same' },
    {
      type: 'conv2d',
      name: 'partly',
      filters: 4,
      kernelSize: [2, 3],
      useBias: false,
      padding: 'same',
      activation: 'scaledTanh',
      connections: [[0, 2], [1], [0, 1, 2], [1, 2]],
    },
    { type: 'batchNormalization', name: 'scaled', center: false },
    { type: 'averagePool2d', name: 'average', poolSize: [3, 2], strides: [1, 1], padding: 'same' },
    { type: 'batchNormalization', name: 'centered', scale: false },
    { type: 'subsample2d', name: 'subsample', poolSize: [2, 3], activation: 'tanh' },
    { type: 'batchNormalization', name: 'plain', center: false, scale: false },
    { type: 'flatten', name: 'flatten' },
    { type: 'dropout', name: 'dropout', rate: 0.5 },
    { type: 'dense', name: 'dense', units: 7, activation: 'relu' },
    { type: 'dense', name: 'bare', units: 5, useBias: false, activation: 'sigmoid' },
    { type: 'dense', name: 'logits', units: 3 },
    { type: 'activation', name: 'linear', activation: 'linear' },
    { type: 'activation', name: 'softmax', activation: 'softmax' },
  ],
});
