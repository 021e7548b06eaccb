import { SCALED_TANH } from '@raqam/artifact';
import { mul, type Tensor, tanh } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { onlyTensor } from './only-tensor.ts';

/** y = A · tanh(S · x) with LeNet-5's constants, {@link SCALED_TANH}. tfjs differentiates it. */
export class ScaledTanhLayer extends layers.Layer {
  static readonly className = 'RaqamScaledTanh';

  override computeOutputShape(inputShape: number[]): number[] {
    return inputShape;
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    return mul(tanh(mul(onlyTensor(inputs), SCALED_TANH.slope)), SCALED_TANH.amplitude);
  }
}
