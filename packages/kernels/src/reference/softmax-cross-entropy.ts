import { exp } from '../exp.ts';
import { logarithm } from '../logarithm.ts';
import { forEachLossRow } from './for-each-loss-row.ts';
import type { LossArguments, LossShape } from './loss-arguments.ts';

const { fround } = Math;

/**
 * Categorical cross-entropy of logits, and its gradient by them.
 *
 *   loss[n] = ln Σ_c e^(z[n,c] − m) − (z[n,l] − m),   m = max_c z[n,c], l = label[n]
 *   gradient[n,c] = scale · weight · (softmax(z[n])_c − [c = l])
 *
 * @param args The outputs are logits z; labels are below C.
 * @throws {ShapeError} `softmaxCrossEntropy: losses holds 3 values; its shape [4] needs 4. …`
 * Sum order: c ascending; each operation is rounded to f32.
 * Cost: one `exp`, a division and three operations an output, one `logarithm` a row; no allocation.
 */
export function softmaxCrossEntropy(args: LossArguments, shape: LossShape): void {
  const { outputs, gradient } = args;
  forEachLossRow('softmaxCrossEntropy', args, shape, ({ start, label, factor }) => {
    const end = start + shape.numOutputs;
    let greatest = Number.NEGATIVE_INFINITY;
    for (let i = start; i < end; i++) greatest = Math.max(greatest, outputs[i]);
    let sum = 0;
    for (let i = start; i < end; i++) {
      gradient[i] = exp(fround(outputs[i] - greatest));
      sum = fround(sum + gradient[i]);
    }
    for (let i = start; i < end; i++) {
      const probability = fround(gradient[i] / sum);
      gradient[i] = factor * (i === start + label ? fround(probability - 1) : probability);
    }
    return fround(logarithm(sum) - fround(outputs[start + label] - greatest));
  });
}
