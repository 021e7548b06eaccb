import { type Activation, LEAKY_RELU_SLOPE, SCALED_TANH } from '@raqam/artifact';
import type { ActivationFunction } from '@raqam/kernels';

/** An activation that is applied to each value by itself, with its constants, as kernels take it. */
export function activationFunction(activation: Exclude<Activation, 'softmax'>): ActivationFunction {
  switch (activation) {
    case 'leakyRelu':
      return { type: 'leakyRelu', slope: LEAKY_RELU_SLOPE };
    case 'scaledTanh':
      return { type: 'scaledTanh', ...SCALED_TANH };
    case 'linear':
    case 'relu':
    case 'sigmoid':
    case 'tanh':
      return activation;
  }
}
