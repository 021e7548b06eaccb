import { add, mul, sum as sumOf, type Tensor1D, tensor1d, tidy } from '@tensorflow/tfjs-core';
import type { Example } from '../perceptron/gate.ts';
import { checkInputs, Perceptron } from '../perceptron/perceptron.ts';
import {
  completeOptions,
  type Neuron,
  type PerceptronOptions,
  type PerceptronTrace,
  tracePerceptronRule,
} from '../perceptron/perceptron-trace.ts';

/**
 * `trainPerceptron` with the weights in a tensor and the sums made by tfjs, that is in f32, on the backend that is set.
 *
 * For the gates and the rates of the classroom it makes the same decisions in as many passes as the one in doubles, with
 * weights within 1e-6 of it; in general f32 rounds elsewhere.
 *
 * @param examples In the order in which they are shown.
 * @throws {PerceptronError} When an option is none, or inputs and weights differ in number.
 */
export function trainPerceptronWithTfjs(
  examples: readonly Example[],
  options: PerceptronOptions = {},
): PerceptronTrace {
  const complete = completeOptions(examples, options);
  const neuron = new TfjsPerceptron(new Perceptron(complete.weights).weights);
  try {
    return tracePerceptronRule(neuron, examples, complete);
  } finally {
    neuron.dispose();
  }
}

class TfjsPerceptron implements Neuron {
  #weights: Tensor1D;

  constructor(weights: readonly number[]) {
    this.#weights = tensor1d([...weights], 'float32');
  }

  get weights(): readonly number[] {
    return Array.from(this.#weights.dataSync());
  }

  sum(inputs: readonly number[]): number {
    checkInputs(inputs, this.weights);
    return tidy(() => sumOf(mul(this.#weights, tensor1d([1, ...inputs], 'float32'))).dataSync()[0]);
  }

  change(changes: readonly number[]): void {
    const changed = tidy(() => add<Tensor1D>(this.#weights, tensor1d([...changes], 'float32')));
    this.dispose();
    this.#weights = changed;
  }

  dispose(): void {
    this.#weights.dispose();
  }
}
