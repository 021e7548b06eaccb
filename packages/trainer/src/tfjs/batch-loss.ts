import type { TrainOptions } from '@raqam/artifact';
import {
  add,
  clipByValue,
  log,
  logSoftmax,
  mean,
  mul,
  neg,
  type Scalar,
  squaredDifference,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor2D,
} from '@tensorflow/tfjs-core';
import { LEAST_PROBABILITY } from '../mean-loss.ts';

/**
 * The mean loss of a batch, natural logarithms, each image's multiplied by its weight:
 *
 * - `categoricalCrossentropy` −Σ_c t_c · ln softmax(z)_c, from logits z
 * - `binaryCrossentropy` −(1/C) Σ_c (t_c · ln p_c + (1 − t_c) · ln(1 − p_c)), p clipped to [1e−7, 1 − 1e−7]
 * - `meanSquaredError` (1/C) Σ_c (t_c − p_c)²
 *
 * @param outputs [B, C]: logits for categorical cross-entropy, else probabilities.
 * @param targets [B, C]
 * @param weights [B]; null: each image counts 1.
 */
export function batchLoss(
  loss: TrainOptions['loss'],
  outputs: Tensor2D,
  targets: Tensor2D,
  weights: Tensor1D | null,
): Scalar {
  const losses = imageLosses(loss, outputs, targets);
  return mean(weights === null ? losses : mul(losses, weights));
}

/** [B] */
function imageLosses(loss: TrainOptions['loss'], outputs: Tensor2D, targets: Tensor2D): Tensor {
  switch (loss) {
    case 'categoricalCrossentropy':
      return neg(sum(mul(targets, logSoftmax(outputs)), 1));
    case 'binaryCrossentropy': {
      const p = clipByValue(outputs, LEAST_PROBABILITY, 1 - LEAST_PROBABILITY);
      const ofOnes = mul(targets, log(p));
      const ofZeros = mul(sub(1, targets), log(sub(1, p)));
      return neg(mean(add(ofOnes, ofZeros), 1));
    }
    case 'meanSquaredError':
      return mean(squaredDifference(targets, outputs), 1);
  }
}
