import { type ModelSpec, parseModelSpec } from '@raqam/artifact';

/** Table I of the paper, column by column: the maps of S2 that each of the 16 maps of C3 sees. */
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
 * LeNet-5 as published in 1998: 60,000 trainable parameters, 28×28×1 (padded to 32×32) → 10 probabilities.
 * C1 156, S2 12, C3 1,516 (each map sees some of S2 only), S4 32, C5 48,120, F6 10,164; scaled tanh throughout.
 *
 * Its output compares F6 with ten fixed codes c of ±1 by distance. Since −½‖x − c‖² = x·c − ½‖x‖² − ½‖c‖² and ‖c‖² = 84
 * for every code, a softmax over the distances is a softmax over x·c: a dense layer without bias whose 840 weights are
 * the codes and stay.
 *
 * The paper's loss, which also pushes all outputs apart, is left to the training; this is the network.
 *
 * @see LeCun, Bottou, Bengio, Haffner, "Gradient-based learning applied to document recognition", Proceedings of the
 *   IEEE 86 (1998), section II.B.
 */
export function createLenet5(): ModelSpec {
  return parseModelSpec({
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
      convolution('c1', 6),
      { type: 'subsample2d', name: 's2', activation: 'scaledTanh' },
      { ...convolution('c3', 16), connections: C3_CONNECTIONS },
      { type: 'subsample2d', name: 's4', activation: 'scaledTanh' },
      convolution('c5', 120),
      { type: 'flatten', name: 'flatten' },
      { type: 'dense', name: 'f6', units: 84, activation: 'scaledTanh', kernelInitializer: 'fanInUniform' },
      {
        type: 'dense',
        name: 'output',
        units: 10,
        useBias: false,
        activation: 'softmax',
        kernelInitializer: 'digitCodes',
        trainable: false,
      },
    ],
  });
}

function convolution(name: string, filters: number) {
  return {
    type: 'conv2d',
    name,
    filters,
    kernelSize: [5, 5],
    activation: 'scaledTanh',
    kernelInitializer: 'fanInUniform',
  };
}
