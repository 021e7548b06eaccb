import type { Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { StepPlace } from '../engine.ts';
import { findNonFinite } from '../find-non-finite.ts';

/** Values of one weight, or of its gradient. */
export interface NamedValues {
  /** `LAYER/WEIGHT` */
  readonly name: string;
  readonly values: Float32Array;
}

/** What a step has computed. */
export interface StepValues {
  readonly loss: number;
  /** By the trainable weights, in order. */
  readonly gradients: readonly NamedValues[];
  /** After the step, likewise. */
  readonly weights: readonly NamedValues[];
}

/**
 * Says where a step went wrong, in the order in which it computes: in the first layer whose activations are not finite;
 * else in the loss; else, since gradients flow from the end, in the last layer whose gradient is not finite; else in
 * the weights that it made.
 *
 * @param model As it was in the step: with the weights before it, and where the same dropout masks are drawn again.
 * @returns For example `the activations of layer conv2 hold NaN`.
 */
export function describeDivergence(
  model: LayersModel,
  input: Tensor,
  { gradients, loss, weights }: StepValues,
): string {
  const activations = describeActivations(model, input, true);
  if (activations !== null) return activations;
  if (!Number.isFinite(loss)) {
    return `the loss behind layer ${layerOf(model.layers[model.layers.length - 1].name)} is ${loss}`;
  }
  return (
    describeValues(gradients.toReversed(), 'the gradient of') ??
    describeValues(weights, 'weight') ??
    'a value is not finite'
  );
}

/** Names the first of some values that are not all finite, with its layer; null where all are. */
export function describeValues(all: readonly NamedValues[], what: string): string | null {
  for (const { name, values } of all) {
    const value = findNonFinite(values);
    if (value !== undefined) return `${what} ${name} in layer ${layerOf(name)} holds ${value}`;
  }
  return null;
}

/** Names the first layer whose activations are not finite; null where all are. */
export function describeActivations(model: LayersModel, input: Tensor, training: boolean): string | null {
  let activations: Tensor | Tensor[] = input;
  for (const layer of model.layers) {
    if (layer.getClassName() === 'InputLayer') continue;
    activations = layer.apply(activations, { training }) as Tensor;
    const value = findNonFinite(activations.dataSync<'float32'>());
    if (value !== undefined) return `the activations of layer ${layerOf(layer.name)} hold ${value}`;
  }
  return null;
}

/** The specification's layer: weights are called `LAYER/WEIGHT`, activations of their own `LAYER.activation`. */
function layerOf(name: string): string {
  return name.split(/[/.]/)[0];
}

/** The whole message: where, what was found, and the remedy. */
export function divergenceMessage(network: string, { epoch, step, learningRate }: StepPlace, found: string): string {
  return (
    `${network} diverged at step ${step} (epoch ${epoch}): ${found}; expected finite numbers. ` +
    `Train with a lower learning rate than ${learningRate}, or go on from an earlier checkpoint.`
  );
}
