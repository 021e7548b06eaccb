import { type ModelSpec, parseModelSpec } from '@raqam/artifact';

/**
 * LeNet-5 as it is usually built today: `same` padding instead of a 32×32 input, plain average pooling, every map of C3
 * sees all of S2, tanh, and a trained softmax output. 61,706 parameters, 28×28×1 → 10 probabilities.
 */
export function createLenet5Modern(): ModelSpec {
  return parseModelSpec({
    version: 1,
    name: 'lenet5-modern',
    inputShape: [28, 28, 1],
    layers: [
      { type: 'conv2d', name: 'c1', filters: 6, kernelSize: [5, 5], padding: 'same', activation: 'tanh' },
      { type: 'averagePool2d', name: 's2' },
      { type: 'conv2d', name: 'c3', filters: 16, kernelSize: [5, 5], activation: 'tanh' },
      { type: 'averagePool2d', name: 's4' },
      { type: 'flatten', name: 'flatten' },
      { type: 'dense', name: 'c5', units: 120, activation: 'tanh' },
      { type: 'dense', name: 'f6', units: 84, activation: 'tanh' },
      { type: 'dense', name: 'output', units: 10, activation: 'softmax' },
    ],
  });
}
