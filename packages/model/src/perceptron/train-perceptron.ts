import type { Example } from './gate.ts';
import { Perceptron } from './perceptron.ts';
import {
  completeOptions,
  type PerceptronOptions,
  type PerceptronTrace,
  tracePerceptronRule,
} from './perceptron-trace.ts';

/**
 * Trains a perceptron by the perceptron rule and keeps every step: for each example in turn
 *
 *   w_i += learningRate · (target − output) · x_i,   inputs (1, x₁, …, x_n)
 *
 * until the first pass without an error, or `maxPasses`. For examples that a line separates it converges, in a number of
 * passes that does not depend on chance; for others it never does, and `findInseparableSubset` proves that.
 *
 * The arithmetic is that of doubles, and shows: from 0.8 − 0.2 = 0.6000000000000001 on, a sum that would be 0 in exact
 * arithmetic may be 5.6e-17, which is above 0 and so an answer of 1. Sums and products are made in one fixed order, so a
 * trace is the same everywhere, to the last bit.
 *
 * @param examples In the order in which they are shown.
 * @throws {PerceptronError} When an option is none, or inputs and weights differ in number.
 * @see Rosenblatt (1958); Novikoff, "On convergence proofs on perceptrons" (1962).
 */
export function trainPerceptron(examples: readonly Example[], options: PerceptronOptions = {}): PerceptronTrace {
  const complete = completeOptions(examples, options);
  return tracePerceptronRule(new Perceptron(complete.weights), examples, complete);
}
