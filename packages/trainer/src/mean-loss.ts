import type { TrainOptions } from '@raqam/artifact';
import { encodeTargets } from './encode-targets.ts';

/** Probabilities nearer to 0 or 1 count as this near, as in Keras, so that no logarithm is infinite. */
export const LEAST_PROBABILITY = 1e-7;

/**
 * The mean loss of predictions, as training computes it; categorical cross-entropy is the report's to compute.
 *
 * @param probabilities [N, C]
 * @param labels [N]
 */
export function meanLoss(
  loss: Exclude<TrainOptions['loss'], 'categoricalCrossentropy'>,
  probabilities: Float32Array,
  labels: Uint8Array,
): number {
  const targets = encodeTargets(labels, probabilities.length / labels.length);
  const lossOf = loss === 'binaryCrossentropy' ? binaryCrossentropy : squaredError;
  let sum = 0;
  for (let i = 0; i < targets.length; i++) sum += lossOf(targets[i], probabilities[i]);
  return sum / targets.length;
}

function binaryCrossentropy(target: number, probability: number): number {
  const p = Math.min(1 - LEAST_PROBABILITY, Math.max(LEAST_PROBABILITY, probability));
  return -(target * Math.log(p) + (1 - target) * Math.log(1 - p));
}

function squaredError(target: number, probability: number): number {
  return (target - probability) ** 2;
}
