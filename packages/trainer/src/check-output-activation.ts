import { type Activation, type ModelSpec, OptionsError, type TrainOptions } from '@raqam/artifact';

/** The activations that make probabilities, each with the losses that can be taken of them. */
const LOSSES: Readonly<Partial<Record<Activation, readonly TrainOptions['loss'][]>>> = {
  softmax: ['categoricalCrossentropy', 'binaryCrossentropy', 'meanSquaredError'],
  sigmoid: ['binaryCrossentropy', 'meanSquaredError'],
};

/**
 * Makes sure that a loss can be taken of what a network ends in: probabilities, and for categorical cross-entropy ones
 * that sum to 1.
 *
 * @throws {OptionsError} `xor ends in sigmoid, and the loss is categoricalCrossentropy; expected binaryCrossentropy or
 *   meanSquaredError. Choose one of these, or end the network in softmax.`
 */
export function checkOutputActivation(spec: ModelSpec, loss: TrainOptions['loss']): void {
  const last = spec.layers[spec.layers.length - 1];
  const activation = 'activation' in last ? last.activation : null;
  const losses = activation === null ? undefined : LOSSES[activation];
  if (losses === undefined) {
    throw new OptionsError(
      `${spec.name} ends in ${activation ?? last.type}; expected softmax or sigmoid, since a network is judged by ` +
        'probabilities. Add an activation layer.',
    );
  }
  if (!losses.includes(loss)) {
    throw new OptionsError(
      `${spec.name} ends in ${activation}, and the loss is ${loss}; expected ${losses.join(' or ')}. ` +
        'Choose one of these, or end the network in softmax.',
    );
  }
}
