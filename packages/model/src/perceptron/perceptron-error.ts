/** A perceptron, a gate or a way of training it that cannot be. */
export class PerceptronError extends Error {
  override readonly name = 'PerceptronError';
}
