import type { Conv2dSpec, Padding, Size2d } from '@raqam/artifact';
import {
  add,
  conv2d,
  matMul,
  reshape,
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  tensor2d,
} from '@tensorflow/tfjs-core';
import { initializers, type LayerVariable, layers } from '@tensorflow/tfjs-layers';
import { onlyTensor } from './only-tensor.ts';

/**
 * A 2-D convolution whose filters see some of the channels only, without its activation. It keeps the weights of the
 * pairs that are connected, [height, width, pairs], and spreads them over a kernel [height, width, channels, filters]
 * with zeros between for tfjs's own convolution.
 *
 * The spreading is a product with a 0/1 matrix rather than a scatter, because every tfjs backend can differentiate a
 * product; each of its sums has one term that is not 0, so no value is rounded.
 */
export class ConnectedConv2dLayer extends layers.Layer {
  static readonly className = 'RaqamConnectedConv2D';
  readonly #connections: NonNullable<Conv2dSpec['connections']>;
  readonly #kernelSize: Size2d;
  readonly #strides: Size2d;
  readonly #padding: Padding;
  readonly #useBias: boolean;
  // Set by `build`, which tfjs calls before the first `call`; the bias stays null where the layer has none.
  #kernel!: LayerVariable;
  #bias: LayerVariable | null = null;

  constructor(
    { name, trainable, kernelSize, strides, padding, useBias }: Conv2dSpec,
    connections: NonNullable<Conv2dSpec['connections']>,
  ) {
    super({ name, trainable });
    this.#connections = connections;
    this.#kernelSize = kernelSize;
    this.#strides = strides;
    this.#padding = padding;
    this.#useBias = useBias;
  }

  override build(): void {
    const kernelShape = [...this.#kernelSize, this.#connections.flat().length];
    this.#kernel = this.addWeight('kernel', kernelShape, 'float32', initializers.zeros());
    if (this.#useBias) {
      this.#bias = this.addWeight('bias', [this.#connections.length], 'float32', initializers.zeros());
    }
    this.built = true;
  }

  override computeOutputShape([batchSize, ...image]: number[]): number[] {
    const along = (axis: 0 | 1) =>
      this.#padding === 'same'
        ? Math.ceil(image[axis] / this.#strides[axis])
        : Math.floor((image[axis] - this.#kernelSize[axis]) / this.#strides[axis]) + 1;
    return [batchSize, along(0), along(1), this.#connections.length];
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    const images = onlyTensor(inputs) as Tensor4D;
    const sums = conv2d(images, this.#spread(this.#kernel.read(), images.shape[3]), [...this.#strides], this.#padding);
    return this.#bias === null ? sums : add(sums, this.#bias.read());
  }

  #spread(kernel: Tensor, numChannels: number): Tensor4D {
    const [height, width] = this.#kernelSize;
    const numFilters = this.#connections.length;
    const pairs = this.#connections.flatMap((channels, filter) => channels.map((channel) => ({ channel, filter })));
    const places = new Float32Array(pairs.length * numChannels * numFilters);
    pairs.forEach(({ channel, filter }, pair) => {
      places[(pair * numChannels + channel) * numFilters + filter] = 1;
    });
    const flat: Tensor2D = reshape(kernel, [height * width, pairs.length]);
    const spread = matMul(flat, tensor2d(places, [pairs.length, numChannels * numFilters]));
    return reshape(spread, [height, width, numChannels, numFilters]);
  }
}
