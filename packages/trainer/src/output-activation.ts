import { type ModelSpec, OptionsError, type TrainOptions } from '@raqam/artifact';

/** The activations that make probabilities, each with the losses that can be taken of them. */
const LOSSES = {
  softmax: ['categoricalCrossentropy', 'binaryCrossentropy', 'meanSquaredError'],
  sigmoid: ['binaryCrossentropy', 'meanSquaredError'],
} as const satisfies Readonly<Record<string, readonly TrainOptions['loss'][]>>;

/**
 * What a network ends in.
 *
 * @throws {OptionsError} `net ends in relu; expected softmax or sigmoid, since a network is judged by probabilities. …`
 */
export function outputActivation(spec: ModelSpec): keyof typeof LOSSES {
  const last = spec.layers[spec.layers.length - 1];
  const activation = 'activation' in last ? last.activation : last.type;
  if (activation === 'softmax' || activation === 'sigmoid') return activation;
  throw new OptionsError(
    `${spec.name} ends in ${activation}; expected softmax or sigmoid, since a network is judged by probabilities. ` +
      'Add an activation layer.',
  );
}

/**
 * Makes sure that a loss can be taken of what a network ends in: probabilities, and for categorical cross-entropy ones
 * that sum to 1.
 *
 * @throws {OptionsError} `xor ends in sigmoid, and the loss is categoricalCrossentropy; expected binaryCrossentropy or
 *   meanSquaredError. Choose one of these, or end the network in softmax.`
 */
export function checkOutputActivation(spec: ModelSpec, loss: TrainOptions['loss']): void {
  const activation = outputActivation(spec);
  const losses = LOSSES[activation];
  if (!losses.some((each) => each === loss)) {
    throw new OptionsError(
      `${spec.name} ends in ${activation}, and the loss is ${loss}; expected ${losses.join(' or ')}. ` +
        'Choose one of these, or end the network in softmax.',
    );
  }
}
