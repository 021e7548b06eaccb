import { type ModelSpec, parseModelSpec } from '@raqam/artifact';

/**
 * The small convolutional network that MNIST tutorials train: two 5×5 convolutions with 8 and 16 filters, each with ReLU
 * and a 2×2 max pooling, then 128 units, dropout 0.2 and ten outputs. 37,610 parameters, 28×28×1 → 10 probabilities.
 *
 * Convolutions and output start from `varianceScaling`, the dense layer from Keras's default `glorotUniform`.
 */
export function createCnn(): ModelSpec {
  return parseModelSpec({
    version: 1,
    name: 'cnn',
    inputShape: [28, 28, 1],
    layers: [
      convolution('conv1', 8),
      { type: 'maxPool2d', name: 'pool1' },
      convolution('conv2', 16),
      { type: 'maxPool2d', name: 'pool2' },
      { type: 'flatten', name: 'flatten' },
      { type: 'dense', name: 'dense1', units: 128, activation: 'relu' },
      { type: 'dropout', name: 'dropout', rate: 0.2 },
      { type: 'dense', name: 'dense2', units: 10, activation: 'softmax', kernelInitializer: 'varianceScaling' },
    ],
  });
}

function convolution(name: string, filters: number) {
  return {
    type: 'conv2d',
    name,
    filters,
    kernelSize: [5, 5],
    activation: 'relu',
    kernelInitializer: 'varianceScaling',
  };
}
