import type { TrainOptions } from '@raqam/artifact';
import { naturalLogarithm } from '@raqam/random';
import { encodeTargets } from './encode-targets.ts';

/** Probabilities nearer to 0 or 1 count as this near, as in Keras, so that no logarithm is infinite. */
export const LEAST_PROBABILITY = 1e-7;

/**
 * The mean loss of predictions, as training computes it:
 *
 * - `categoricalCrossentropy` −ln p of the label
 * - `binaryCrossentropy` −(1/C) Σ_c (t_c · ln p_c + (1 − t_c) · ln(1 − p_c))
 * - `meanSquaredError` (1/C) Σ_c (t_c − p_c)²
 *
 * In doubles, in the order of the images, with a logarithm that is equal to the bit everywhere: what a callback decides
 * by this loss it decides alike on every machine.
 *
 * @param probabilities [N, C]
 * @param labels [N]
 */
export function meanLoss(loss: TrainOptions['loss'], probabilities: Float32Array, labels: Uint8Array): number {
  const numOutputs = probabilities.length / labels.length;
  if (loss === 'categoricalCrossentropy') return meanCrossentropy(probabilities, labels);
  const targets = encodeTargets(labels, numOutputs);
  const lossOf = loss === 'binaryCrossentropy' ? binaryCrossentropy : squaredError;
  let sum = 0;
  for (let i = 0; i < targets.length; i++) sum += lossOf(targets[i], probabilities[i]);
  return sum / targets.length;
}

/** A single output is the probability of the second of two classes. */
function meanCrossentropy(probabilities: Float32Array, labels: Uint8Array): number {
  const numOutputs = probabilities.length / labels.length;
  let sum = 0;
  for (let i = 0; i < labels.length; i++) {
    const first = probabilities[i * numOutputs];
    const single = labels[i] === 1 ? first : 1 - first;
    const p = numOutputs === 1 ? single : probabilities[i * numOutputs + labels[i]];
    // The rounding of a sum of exponentials may leave a little more than 1.
    sum -= naturalLogarithm(Math.min(1, Math.max(LEAST_PROBABILITY, p)));
  }
  return sum / labels.length;
}

function binaryCrossentropy(target: number, probability: number): number {
  const p = Math.min(1 - LEAST_PROBABILITY, Math.max(LEAST_PROBABILITY, probability));
  return -(target * naturalLogarithm(p) + (1 - target) * naturalLogarithm(1 - p));
}

function squaredError(target: number, probability: number): number {
  return (target - probability) * (target - probability);
}
