import type { ActivationFunction } from '../activation-function.ts';
import { checkLength } from '../check-length.ts';
import { leakyRelu } from './leaky-relu.ts';
import { relu } from './relu.ts';
import { scaledTanh } from './scaled-tanh.ts';
import { sigmoid } from './sigmoid.ts';
import { tanh } from './tanh.ts';

/**
 * Applies one of the activations of single values, each by its own reference.
 *
 * @param x  Any shape.
 * @param y  Overwritten, the same number of values; may be `x`.
 * @throws {ShapeError} When the numbers of values differ.
 */
export function activate(x: Float32Array, activation: ActivationFunction, y: Float32Array): void {
  if (typeof activation === 'object') {
    if (activation.type === 'leakyRelu') leakyRelu(x, activation.slope, y);
    else scaledTanh(x, activation, y);
    return;
  }
  switch (activation) {
    case 'linear':
      checkLength('linear: y', y, [x.length]);
      y.set(x);
      return;
    case 'relu':
      relu(x, y);
      return;
    case 'sigmoid':
      sigmoid(x, y);
      return;
    case 'tanh':
      tanh(x, y);
      return;
  }
}
