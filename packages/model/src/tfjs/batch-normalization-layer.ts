import type { BatchNormalizationSpec } from '@raqam/artifact';
import { add, batchNorm, moments, mul, ones, type Tensor, zeros } from '@tensorflow/tfjs-core';
import { initializers, type LayerVariable, layers } from '@tensorflow/tfjs-layers';
import { onlyTensor } from './only-tensor.ts';

/**
 * Batch normalization over the last axis as the specification has it, for training and after it.
 *
 * tfjs-layers 4.22 cannot train one without `gamma` or `beta` (it reads the missing weight), and moves its moving
 * variance towards n / (n − 1.001) times the batch's variance; this one moves it towards the variance itself, as Keras 3.
 */
export class BatchNormalizationLayer extends layers.Layer {
  static readonly className = 'RaqamBatchNormalization';
  readonly #spec: BatchNormalizationSpec;
  // Set by `build`, which tfjs calls before the first `call`.
  #weights!: {
    readonly gamma: LayerVariable | null;
    readonly beta: LayerVariable | null;
    readonly movingMean: LayerVariable;
    readonly movingVariance: LayerVariable;
  };

  constructor(spec: BatchNormalizationSpec) {
    super({ name: spec.name });
    this.#spec = spec;
  }

  override build(inputShape: number[]): void {
    const channels = [inputShape[inputShape.length - 1]];
    const declare = (name: string, trainable: boolean) =>
      this.addWeight(name, channels, 'float32', initializers.zeros(), undefined, trainable);
    this.#weights = {
      gamma: this.#spec.scale ? declare('gamma', true) : null,
      beta: this.#spec.center ? declare('beta', true) : null,
      movingMean: declare('moving_mean', false),
      movingVariance: declare('moving_variance', false),
    };
    this.built = true;
  }

  override computeOutputShape(inputShape: number[]): number[] {
    return inputShape;
  }

  override call(inputs: Tensor | Tensor[], { training }: { training?: boolean }): Tensor {
    const { gamma, beta, movingMean, movingVariance } = this.#weights;
    const values = onlyTensor(inputs);
    const channels = values.shape.slice(-1);
    const normalize = (mean: Tensor, variance: Tensor) => {
      // tfjs can leave these two out, but then has no gradient.
      const offset = beta?.read() ?? zeros(channels);
      const scale = gamma?.read() ?? ones(channels);
      return batchNorm(values, mean, variance, offset, scale, this.#spec.epsilon);
    };
    if (training !== true) return normalize(movingMean.read(), movingVariance.read());
    const { mean, variance } = moments(values, Array.from(values.shape.keys()).slice(0, -1));
    this.#move(movingMean, mean);
    this.#move(movingVariance, variance);
    return normalize(mean, variance);
  }

  #move(average: LayerVariable, value: Tensor): void {
    const { momentum } = this.#spec;
    average.write(add(mul(average.read(), momentum), mul(value, 1 - momentum)));
  }
}
