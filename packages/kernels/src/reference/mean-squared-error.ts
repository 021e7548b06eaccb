import { forEachLossRow } from './for-each-loss-row.ts';
import type { LossArguments, LossShape } from './loss-arguments.ts';

const { fround } = Math;

/**
 * Mean squared error of probabilities, and its gradient by them.
 *
 *   loss[n] = (1 / C) · Σ_c (p[n,c] − t[n,c])²
 *   gradient[n,c] = scale · weight · 2 / C · (p[n,c] − t[n,c])
 *
 * t[n,c] are the targets: without smoothing 1 where the label is c, with a single output where it is 1, else 0.
 *
 * @param args The outputs are probabilities p.
 * @throws {ShapeError} `meanSquaredError: losses holds 3 values; its shape [4] needs 4. …`
 * Sum order: c ascending; each operation is rounded to f32.
 * Cost: four operations an output, no allocation.
 */
export function meanSquaredError(args: LossArguments, shape: LossShape): void {
  const { outputs, gradient } = args;
  const { numOutputs } = shape;
  forEachLossRow('meanSquaredError', args, shape, ({ start, factor, target }) => {
    const step = fround((2 * factor) / numOutputs);
    let sum = 0;
    for (let c = 0; c < numOutputs; c++) {
      const difference = fround(outputs[start + c] - target(c));
      sum = fround(sum + fround(difference * difference));
      gradient[start + c] = step * difference;
    }
    return fround(sum / numOutputs);
  });
}
