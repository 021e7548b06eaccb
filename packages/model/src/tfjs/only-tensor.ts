import type { Tensor } from '@tensorflow/tfjs-core';

/** tfjs hands a layer's one input over alone or as a list of one. */
export function onlyTensor(inputs: Tensor | Tensor[]): Tensor {
  return Array.isArray(inputs) ? inputs[0] : inputs;
}
