import type { Size2d } from '@raqam/artifact';
import { add, avgPool, mul, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';
import { initializers, type LayerVariable, layers } from '@tensorflow/tfjs-layers';
import { onlyTensor } from './only-tensor.ts';

/**
 * The S layers of LeNet-5 without their activation: y = coefficient[c] · Σ window + bias[c], windows side by side.
 * The sum is the average times the window's size, so that tfjs's own kernels compute it and its gradient.
 */
export class Subsample2dLayer extends layers.Layer {
  static readonly className = 'RaqamSubsample2D';
  readonly #poolSize: Size2d;
  // Set by `build`, which tfjs calls before the first `call`.
  #coefficient!: LayerVariable;
  #bias!: LayerVariable;

  constructor({ name, poolSize }: { readonly name: string; readonly poolSize: Size2d }) {
    super({ name });
    this.#poolSize = poolSize;
  }

  override build(inputShape: number[]): void {
    const channels = [inputShape[3]];
    this.#coefficient = this.addWeight('coefficient', channels, 'float32', initializers.zeros());
    this.#bias = this.addWeight('bias', channels, 'float32', initializers.zeros());
    this.built = true;
  }

  override computeOutputShape([batchSize, height, width, channels]: number[]): number[] {
    const [poolHeight, poolWidth] = this.#poolSize;
    return [batchSize, Math.floor(height / poolHeight), Math.floor(width / poolWidth), channels];
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    const [height, width] = this.#poolSize;
    const average = avgPool(onlyTensor(inputs) as Tensor4D, [height, width], [height, width], 'valid');
    return add(mul(mul(average, height * width), this.#coefficient.read()), this.#bias.read());
  }
}
