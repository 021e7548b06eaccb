import { createRandomSource, type RandomPlace } from '@raqam/random';
import { mul, type Tensor, tensor } from '@tensorflow/tfjs-core';
import { layers } from '@tensorflow/tfjs-layers';
import { onlyTensor } from './only-tensor.ts';

/** Where a run stands, shared by all dropout layers of a model. */
export interface DropoutRun {
  readonly seed: number;
  place: Required<RandomPlace>;
}

/** Indices that one dropout layer owns in a step's row of random numbers: 1 GiB of activations in a batch. */
const INDICES_PER_LAYER = 2 ** 28;

/** How many dropout layers a model may have: what fits into the 2^34 indices of a row. */
export const MAX_DROPOUT_LAYERS = 64;

/**
 * Inverted dropout whose masks anyone can draw again: activation `i` of the batch, row-major over [B, ...], is kept where
 * `uniform(ordinal · 2^28 + i) ≥ rate` in the stream `dropout` at the run's epoch and step; what is kept is divided by
 * 1 − rate. (The dropout of tfjs-layers repeats one mask at every call when it is seeded, and cannot be repeated when it
 * is not.)
 *
 * Without `training: true` it lets everything pass.
 */
export class DropoutLayer extends layers.Layer {
  static readonly className = 'RaqamDropout';
  readonly #rate: number;
  readonly #ordinal: number;
  readonly #run: DropoutRun;

  /**
   * @param ordinal The layer's place among the model's dropout layers, from 0.
   * @param run Read at each call.
   */
  constructor(config: { readonly name: string; readonly rate: number; readonly ordinal: number }, run: DropoutRun) {
    super({ name: config.name });
    this.#rate = config.rate;
    this.#ordinal = config.ordinal;
    this.#run = run;
  }

  override computeOutputShape(inputShape: number[]): number[] {
    return inputShape;
  }

  override call(inputs: Tensor | Tensor[], { training }: { training?: boolean }): Tensor {
    const input = onlyTensor(inputs);
    if (training !== true || this.#rate === 0) return input.clone();
    const source = createRandomSource(this.#run.seed, 'dropout', this.#run.place);
    const first = this.#ordinal * INDICES_PER_LAYER;
    const kept = 1 / (1 - this.#rate);
    const mask = new Float32Array(input.size);
    for (let index = 0; index < mask.length; index++) {
      if (source.uniform(first + index) >= this.#rate) mask[index] = kept;
    }
    return mul(input, tensor(mask, input.shape));
  }
}
