import { type ModelSpec, parseModelSpec } from '@raqam/artifact';

/** The report's network: 37,610 parameters. */
export const reportCnn: ModelSpec = parseModelSpec({
  version: 1,
  name: 'report-cnn',
  inputShape: [28, 28, 1],
  layers: [
    conv('conv1', 8, 'relu'),
    { type: 'maxPool2d', name: 'pool1' },
    conv('conv2', 16, 'relu'),
    { type: 'maxPool2d', name: 'pool2' },
    { type: 'flatten', name: 'flatten' },
    { type: 'dense', name: 'dense1', units: 128, activation: 'relu' },
    { type: 'dropout', name: 'dropout', rate: 0.2 },
    { type: 'dense', name: 'dense2', units: 10, activation: 'softmax', kernelInitializer: 'varianceScaling' },
  ],
});

function conv(name: string, filters: number, activation: string) {
  return { type: 'conv2d', name, filters, kernelSize: [5, 5], activation, kernelInitializer: 'varianceScaling' };
}

/** LeCun et al. (1998), table I: the maps of S2 that each map of C3 sees. */
const C3_CONNECTIONS = [
  [0, 1, 2],
  [1, 2, 3],
  [2, 3, 4],
  [3, 4, 5],
  [0, 4, 5],
  [0, 1, 5],
  [0, 1, 2, 3],
  [1, 2, 3, 4],
  [2, 3, 4, 5],
  [0, 3, 4, 5],
  [0, 1, 4, 5],
  [0, 1, 2, 5],
  [0, 1, 3, 4],
  [1, 2, 4, 5],
  [0, 2, 3, 5],
  [0, 1, 2, 3, 4, 5],
];

/**
 * LeNet-5 of 1998: 60,000 trainable parameters. Its output compares F6 with fixed ±1 codes c by distance; since
 * −½‖x − c‖² = x·c − ½‖x‖² − ½‖c‖² and ‖c‖² is the same for all, softmax over it is softmax over x·c: a dense layer
 * whose weights stay.
 */
export const lenet5: ModelSpec = parseModelSpec({
  version: 1,
  name: 'lenet5',
  inputShape: [28, 28, 1],
  layers: [
    {
      type: 'zeroPadding2d',
      name: 'input',
      padding: [
        [2, 2],
        [2, 2],
      ],
    },
    conv('c1', 6, 'scaledTanh'),
    { type: 'subsample2d', name: 's2', activation: 'scaledTanh' },
    { ...conv('c3', 16, 'scaledTanh'), connections: C3_CONNECTIONS },
    { type: 'subsample2d', name: 's4', activation: 'scaledTanh' },
    conv('c5', 120, 'scaledTanh'),
    { type: 'flatten', name: 'flatten' },
    { type: 'dense', name: 'f6', units: 84, activation: 'scaledTanh' },
    { type: 'dense', name: 'output', units: 10, useBias: false, activation: 'softmax', trainable: false },
  ],
});

/** LeNet-5 as it is usually built today: 61,706 parameters. */
export const lenet5Modern: ModelSpec = parseModelSpec({
  version: 1,
  name: 'lenet5-modern',
  inputShape: [28, 28, 1],
  layers: [
    { ...conv('c1', 6, 'tanh'), padding: 'same' },
    { type: 'averagePool2d', name: 's2' },
    conv('c3', 16, 'tanh'),
    { type: 'averagePool2d', name: 's4' },
    { type: 'flatten', name: 'flatten' },
    { type: 'dense', name: 'c5', units: 120, activation: 'tanh' },
    { type: 'dense', name: 'f6', units: 84, activation: 'tanh' },
    { type: 'dense', name: 'output', units: 10, activation: 'softmax' },
  ],
});

/** The 2-2-1 network that learns XOR. */
export const xor: ModelSpec = parseModelSpec({
  version: 1,
  name: 'xor',
  inputShape: [2],
  layers: [
    { type: 'dense', name: 'hidden', units: 2, activation: 'sigmoid' },
    { type: 'dense', name: 'output', units: 1, activation: 'sigmoid' },
  ],
});

/** Every layer that stock tfjs has, with what is easily got wrong: odd sizes, `same`, strides beside the pool size. */
export const everyStockLayer: ModelSpec = parseModelSpec({
  version: 1,
  name: 'every-stock-layer',
  inputShape: [9, 8, 2],
  layers: [
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
    { type: 'conv2d', name: 'narrow', filters: 4, kernelSize: [2, 2], useBias: false, activation: 'leakyRelu' },
    { type: 'averagePool2d', name: 'average', poolSize: [3, 2], strides: [2, 1], padding: 'same' },
    { type: 'batchNormalization', name: 'plain', center: false, scale: false },
    { type: 'flatten', name: 'flatten' },
    { type: 'dropout', name: 'dropout', rate: 0.5 },
    { type: 'dense', name: 'dense', units: 5, activation: 'tanh', kernelInitializer: 'heNormal' },
    { type: 'dense', name: 'frozen', units: 4, activation: 'sigmoid', trainable: false },
    { type: 'dense', name: 'logits', units: 3 },
    { type: 'activation', name: 'softmax', activation: 'softmax' },
  ],
});
