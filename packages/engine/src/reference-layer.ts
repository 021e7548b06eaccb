import {
  averagePool2d,
  batchNormalization,
  conv2d,
  createSlidingWindow,
  dense,
  maxPool2d,
  subsample2d,
  zeroPadding2d,
} from '@raqam/kernels';
import { activate } from './activate.ts';
import type { FusedLayer } from './compile/fuse-layers.ts';
import { expandConnections } from './expand-connections.ts';

/** Runs one layer on one image. The result is an array of the layer's own, overwritten by the next call, or `x`. */
export type ReferenceLayer = (x: Float32Array) => Float32Array;

/**
 * Sets up one layer, with those that are fused with it, for single images on the naive references. It computes what the
 * compiled layer computes, to the bit: the order of pool and activation is the same too.
 *
 * @param weights The layer's own, in the order of the specification; kept, not copied.
 */
export function createReferenceLayer(fused: FusedLayer, weights: readonly Float32Array[]): ReferenceLayer {
  const { activation, inputShape, layer, outputShape, poolSize } = fused;
  const [height, width] = inputShape;
  const numChannels = inputShape[inputShape.length - 1];
  const numOutputChannels = outputShape[outputShape.length - 1];
  const y = new Float32Array(sizeOf(outputShape));
  const batchSize = 1;
  switch (layer.type) {
    case 'zeroPadding2d': {
      const shape = { batchSize, inputSize: [height, width], numChannels, padding: layer.padding } as const;
      return (x) => {
        zeroPadding2d(x, y, shape);
        return y;
      };
    }
    case 'conv2d': {
      const window = createSlidingWindow([height, width], layer.kernelSize, layer.strides, layer.padding);
      const shape = { batchSize, window, numChannels, numFilters: layer.filters };
      const [kernel, bias = null] = weights;
      const filter = layer.connections === null ? kernel : expandConnections(kernel, layer.connections, numChannels);
      if (poolSize === null) {
        return (x) => {
          conv2d(x, filter, bias, y, shape);
          activate(activation, y, y, numOutputChannels);
          return y;
        };
      }
      const sums = new Float32Array(sizeOf(window.outputSize) * layer.filters);
      const pool = createSlidingWindow(window.outputSize, poolSize, poolSize, 'valid');
      return (x) => {
        conv2d(x, filter, bias, sums, shape);
        maxPool2d(sums, y, { batchSize, window: pool, numChannels: layer.filters });
        activate(activation, y, y, numOutputChannels);
        return y;
      };
    }
    case 'maxPool2d':
    case 'averagePool2d': {
      const window = createSlidingWindow([height, width], layer.poolSize, layer.strides, layer.padding);
      const shape = { batchSize, window, numChannels };
      const pool = layer.type === 'maxPool2d' ? maxPool2d : averagePool2d;
      return (x) => {
        pool(x, y, shape);
        return y;
      };
    }
    case 'subsample2d': {
      const window = createSlidingWindow([height, width], layer.poolSize, layer.poolSize, 'valid');
      const shape = { batchSize, window, numChannels };
      const [coefficient, bias] = weights;
      return (x) => {
        subsample2d(x, coefficient, bias, y, shape);
        activate(activation, y, y, numOutputChannels);
        return y;
      };
    }
    case 'dense': {
      const shape = { batchSize, numFeatures: numChannels, numUnits: layer.units };
      const [kernel, bias = null] = weights;
      return (x) => {
        dense(x, kernel, bias, y, shape);
        activate(activation, y, y, numOutputChannels);
        return y;
      };
    }
    case 'activation':
      return (x) => {
        activate(activation, x, y, numOutputChannels);
        return y;
      };
    case 'batchNormalization': {
      const shape = { numRows: y.length / numChannels, numChannels, epsilon: layer.epsilon };
      const gamma = layer.scale ? weights[0] : null;
      const beta = layer.center ? weights[layer.scale ? 1 : 0] : null;
      const [mean, variance] = weights.slice(-2);
      return (x) => {
        batchNormalization(x, { gamma, beta, mean, variance }, y, shape);
        return y;
      };
    }
    // Row-major values stay where they are, and dropout is for training only.
    case 'flatten':
    case 'dropout':
      return (x) => x;
  }
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
