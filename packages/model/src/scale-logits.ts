import { inferShapes, type ModelSpec, SpecError, type Weights } from '@raqam/artifact';

/**
 * Divides what goes into a network's softmax by a temperature, within the weights of its last layer: the classes keep
 * their order, and nothing more is to do at run time. Above 1 the probabilities become less sure, below 1 surer.
 *
 *   softmax(z / T), z = x · kernel + bias  ⇒  kernel / T, bias / T
 *
 * @param spec Ends with a dense layer whose activation is `softmax`, or with a linear one and an activation layer
 *   `softmax`.
 * @param temperature T, finite and above 0.
 * @returns Weights of the same network; those of other layers are the same objects.
 * @throws {SpecError} `cnn: the temperature is 0; expected a finite number above 0. Pass what calibrate gives.`
 * @see Guo, Pleiss, Sun, Weinberger, "On Calibration of Modern Neural Networks", arXiv:1706.04599
 */
export function scaleLogits(spec: ModelSpec, weights: Weights, temperature: number): Weights {
  if (!(temperature > 0 && temperature < Number.POSITIVE_INFINITY)) {
    throw new SpecError(
      `${spec.name}: the temperature is ${temperature}; expected a finite number above 0. Pass what calibrate gives.`,
    );
  }
  const { name } = findLogits(spec);
  const own = new Set(
    inferShapes(spec)
      .layers.filter((layer) => layer.name === name)
      .flatMap((layer) => layer.weights.map((weight) => weight.name)),
  );
  return weights.map((tensor) =>
    own.has(tensor.name) ? { ...tensor, values: tensor.values.map((value) => value / temperature) } : tensor,
  );
}

/** The dense layer whose sums are the logits. */
function findLogits(spec: ModelSpec) {
  const last = spec.layers[spec.layers.length - 1];
  const isSeparate = last.type === 'activation' && last.activation === 'softmax';
  const logits = isSeparate ? spec.layers[spec.layers.length - 2] : last;
  if (logits?.type === 'dense' && logits.activation === (isSeparate ? 'linear' : 'softmax')) return logits;
  throw new SpecError(
    `${spec.name} ends with ${last.name} (${last.type}); expected a dense layer and a softmax. ` +
      'Scale the logits of such a network, or leave its probabilities as they are.',
  );
}
