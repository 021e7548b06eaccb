import { type ModelSpec, parseModelSpec } from '@raqam/artifact';

/**
 * AlexNet as it was published: 8 layers with weights, 60,965,224 parameters, 227×227×3 → 1,000 probabilities. Three of its
 * convolutions ran on two processors, and each of their filters sees only the half of the channels that lay on its own.
 * Its local response normalization, which has no weights, is left out.
 *
 * @see Krizhevsky, Sutskever, Hinton, "ImageNet classification with deep convolutional neural networks" (2012).
 */
export function createAlexnet(): ModelSpec {
  return parseModelSpec({
    version: 1,
    name: 'alexnet',
    inputShape: [227, 227, 3],
    layers: [
      { type: 'conv2d', name: 'conv1', filters: 96, kernelSize: [11, 11], strides: [4, 4], activation: 'relu' },
      pooling('pool1'),
      convolution('conv2', 256, 5, halves(256, 96)),
      pooling('pool2'),
      convolution('conv3', 384, 3, null),
      convolution('conv4', 384, 3, halves(384, 384)),
      convolution('conv5', 256, 3, halves(256, 384)),
      pooling('pool5'),
      { type: 'flatten', name: 'flatten' },
      { type: 'dense', name: 'fc6', units: 4096, activation: 'relu' },
      { type: 'dropout', name: 'dropout6', rate: 0.5 },
      { type: 'dense', name: 'fc7', units: 4096, activation: 'relu' },
      { type: 'dropout', name: 'dropout7', rate: 0.5 },
      { type: 'dense', name: 'fc8', units: 1000, activation: 'softmax' },
    ],
  });
}

function convolution(name: string, filters: number, size: number, connections: number[][] | null) {
  return { type: 'conv2d', name, filters, kernelSize: [size, size], padding: 'same', activation: 'relu', connections };
}

function pooling(name: string) {
  return { type: 'maxPool2d', name, poolSize: [3, 3], strides: [2, 2] };
}

/** The first half of the filters sees the first half of the channels, the second the second. */
function halves(numFilters: number, numChannels: number): number[][] {
  const half = Array.from({ length: numChannels / 2 }, (_, channel) => channel);
  const otherHalf = half.map((channel) => channel + numChannels / 2);
  return Array.from({ length: numFilters }, (_, filter) => (filter < numFilters / 2 ? half : otherHalf));
}
