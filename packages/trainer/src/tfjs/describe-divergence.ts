import type { Tensor } from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { describeValues, layerOf, type NamedValues } from '../describe-values.ts';
import { findNonFinite } from '../find-non-finite.ts';

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
