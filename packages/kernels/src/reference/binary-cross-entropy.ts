import { logarithm } from '../logarithm.ts';
import { forEachLossRow } from './for-each-loss-row.ts';
import type { LossArguments, LossShape } from './loss-arguments.ts';

const { fround } = Math;

/** Probabilities nearer to 0 or 1 count as this near, as in Keras, so that no logarithm is infinite. */
export const LEAST_PROBABILITY = fround(1e-7);
export const GREATEST_PROBABILITY = fround(1 - 1e-7);

/**
 * Binary cross-entropy of probabilities, and its gradient by them.
 *
 *   loss[n] = −(1 / C) · Σ_c (t[n,c] · ln p + (1 − t[n,c]) · ln(1 − p)),   p = output[n,c] clipped to [1e−7, 1 − 1e−7]
 *   gradient[n,c] = scale · weight / C · ((1 − t[n,c]) / (1 − p) − t[n,c] / p), and 0 where p was clipped
 *
 * t[n,c] are the targets: without smoothing 1 where the label is c, with a single output where it is 1, else 0.
 *
 * @param args The outputs are probabilities.
 * @throws {ShapeError} `binaryCrossEntropy: losses holds 3 values; its shape [4] needs 4. …`
 * Sum order: c ascending; each operation is rounded to f32.
 * Cost: two logarithms, two divisions and some ten operations an output; no allocation.
 */
export function binaryCrossEntropy(args: LossArguments, shape: LossShape): void {
  const { outputs, gradient } = args;
  const { numOutputs } = shape;
  forEachLossRow('binaryCrossEntropy', args, shape, ({ start, factor, target }) => {
    const step = fround(factor / numOutputs);
    let sum = 0;
    for (let c = 0; c < numOutputs; c++) {
      const t = target(c);
      const rest = fround(1 - t);
      const output = outputs[start + c];
      const p = Math.min(Math.max(output, LEAST_PROBABILITY), GREATEST_PROBABILITY);
      const q = fround(1 - p);
      sum = fround(sum + fround(fround(t * logarithm(p)) + fround(rest * logarithm(q))));
      const slope = fround(fround(fround(step * rest) / q) - fround(fround(step * t) / p));
      gradient[start + c] = p === output ? slope : 0;
    }
    return fround(-sum / numOutputs);
  });
}
