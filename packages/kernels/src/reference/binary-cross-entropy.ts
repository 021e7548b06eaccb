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
 *   loss[n] = −(1 / C) · Σ_c ln q,   q = t[n,c] ? p : 1 − p,   p = probability[n,c] clipped to [1e−7, 1 − 1e−7]
 *   gradient[n,c] = (t[n,c] ? −1 : 1) · scale · weight / C / q, and 0 where p was clipped
 *
 * t[n,c] is whether the label is c; with a single output, whether it is 1.
 *
 * @param args The outputs are probabilities.
 * @throws {ShapeError} `binaryCrossEntropy: losses holds 3 values; its shape [4] needs 4. …`
 * Sum order: c ascending; each operation is rounded to f32.
 * Cost: one `logarithm`, a division and some five operations an output; no allocation.
 */
export function binaryCrossEntropy(args: LossArguments, shape: LossShape): void {
  const { outputs, gradient } = args;
  const { numOutputs } = shape;
  forEachLossRow('binaryCrossEntropy', args, shape, ({ start, label, factor }) => {
    const step = fround(factor / numOutputs);
    let sum = 0;
    for (let c = 0; c < numOutputs; c++) {
      const isTarget = label === (numOutputs === 1 ? 1 : c);
      const output = outputs[start + c];
      const p = Math.min(Math.max(output, LEAST_PROBABILITY), GREATEST_PROBABILITY);
      const q = isTarget ? p : fround(1 - p);
      sum = fround(sum + logarithm(q));
      gradient[start + c] = p === output ? (isTarget ? -step : step) / q : 0;
    }
    return fround(-sum / numOutputs);
  });
}
