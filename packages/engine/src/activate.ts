import { type Activation, LEAKY_RELU_SLOPE, SCALED_TANH } from '@raqam/artifact';
import { leakyRelu, relu, scaledTanh, sigmoid, softmax, tanh } from '@raqam/kernels';

/**
 * Applies an activation.
 *
 * @param x            One image's values.
 * @param y            Overwritten, of the same length; may be `x`.
 * @param numChannels  Size of the last axis, along which softmax adds up to 1.
 */
export function activate(activation: Activation, x: Float32Array, y: Float32Array, numChannels: number): void {
  switch (activation) {
    case 'linear':
      if (x !== y) y.set(x);
      return;
    case 'relu':
      relu(x, y);
      return;
    case 'leakyRelu':
      leakyRelu(x, LEAKY_RELU_SLOPE, y);
      return;
    case 'sigmoid':
      sigmoid(x, y);
      return;
    case 'tanh':
      tanh(x, y);
      return;
    case 'scaledTanh':
      scaledTanh(x, SCALED_TANH, y);
      return;
    case 'softmax':
      softmax(x, y, { numRows: x.length / numChannels, numClasses: numChannels });
      return;
  }
}
