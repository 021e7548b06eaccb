import { exp } from '../exp.ts';
import { logarithm } from '../logarithm.ts';
import { forEachLossRow } from './for-each-loss-row.ts';
import type { LossArguments, LossShape } from './loss-arguments.ts';

const { fround } = Math;

/**
 * Categorical cross-entropy of logits, and its gradient by them.
 *
 *   loss[n] = ln Σ_c e^(z[n,c] − m) − Σ_c t[n,c] · (z[n,c] − m),   m = max_c z[n,c]
 *   gradient[n,c] = scale · weight · (softmax(z[n])_c − t[n,c])
 *
 * t[n,c] are the targets, a distribution: without smoothing 1 for the label and 0 for all else.
 *
 * @param args The outputs are logits z.
 * @throws {ShapeError} `softmaxCrossEntropy: losses holds 3 values; its shape [4] needs 4. …`
 * Sum order: c ascending; each operation is rounded to f32.
 * Cost: one `exp`, a division and seven operations an output, one `logarithm` a row; no allocation.
 */
export function softmaxCrossEntropy(args: LossArguments, shape: LossShape): void {
  const { outputs, gradient } = args;
  forEachLossRow('softmaxCrossEntropy', args, shape, ({ start, factor, target }) => {
    const end = start + shape.numOutputs;
    let greatest = Number.NEGATIVE_INFINITY;
    for (let i = start; i < end; i++) greatest = Math.max(greatest, outputs[i]);
    let sum = 0;
    for (let i = start; i < end; i++) {
      gradient[i] = exp(fround(outputs[i] - greatest));
      sum = fround(sum + gradient[i]);
    }
    let expected = 0;
    for (let i = start; i < end; i++) {
      const t = target(i - start);
      expected = fround(expected + fround(t * fround(outputs[i] - greatest)));
      gradient[i] = factor * fround(fround(gradient[i] / sum) - t);
    }
    return fround(logarithm(sum) - expected);
  });
}
