import type { Bit } from './gate.ts';
import { PerceptronError } from './perceptron-error.ts';

/**
 * Rosenblatt's perceptron, in doubles: output = H(Σ w_i · x_i) over the inputs (1, x₁, …, x_n), where H is the Heaviside
 * step with H(0) = 0. The weight w₀ of the constant 1 is the bias, an added term: there is no other threshold.
 *
 * @see Rosenblatt, "The perceptron", Psychological Review 65 (1958).
 */
export class Perceptron {
  #weights: readonly number[];

  /**
   * @param weights The bias weight, then one for each input.
   * @throws {PerceptronError} When there are none, or one is not finite.
   */
  constructor(weights: readonly number[]) {
    if (weights.length === 0 || !weights.every(Number.isFinite)) {
      throw new PerceptronError(
        `received the weights [${weights.join(', ')}]; expected finite numbers, the bias weight first. Correct them.`,
      );
    }
    this.#weights = [...weights];
  }

  /** The bias weight, then one for each input. */
  get weights(): readonly number[] {
    return this.#weights;
  }

  /**
   * w₀ + w₁ · x₁ + … + w_n · x_n, added from left to right.
   *
   * @param inputs Without the constant 1.
   * @throws {PerceptronError} When their number is not that of the weights behind the bias weight.
   */
  sum(inputs: readonly number[]): number {
    checkInputs(inputs, this.#weights);
    return inputs.reduce((sum, input, index) => sum + this.#weights[index + 1] * input, this.#weights[0]);
  }

  /** 1 where the {@link Perceptron.sum | sum} is above 0, else 0. */
  output(inputs: readonly number[]): Bit {
    return heaviside(this.sum(inputs));
  }

  /**
   * Adds a change to each weight; `trainPerceptron` has the rule that finds the changes.
   *
   * @throws {PerceptronError} When there are not as many changes as weights.
   */
  change(changes: readonly number[]): void {
    if (changes.length !== this.#weights.length) {
      throw new PerceptronError(
        `received the changes [${changes.join(', ')}] for the weights [${this.#weights.join(', ')}]; expected one for ` +
          'each weight. Pass as many.',
      );
    }
    this.#weights = this.#weights.map((weight, index) => weight + changes[index]);
  }
}

/** The Heaviside step: 1 above 0, else 0. */
export function heaviside(sum: number): Bit {
  return sum > 0 ? 1 : 0;
}

/** @throws {PerceptronError} When inputs and weights do not belong together. */
export function checkInputs(inputs: readonly number[], weights: readonly number[]): void {
  if (inputs.length === weights.length - 1) return;
  throw new PerceptronError(
    `received the inputs [${inputs.join(', ')}] for the weights [${weights.join(', ')}]; expected one input for each ` +
      'weight but the first, which is the bias weight. Pass as many.',
  );
}
