import { flushTiny } from '../flush-tiny.ts';
import type { AdamConstants } from '../ops/adam.ts';

const { fround } = Math;

/** What Adam remembers, each as long as the weights and 0 at the beginning. */
export interface AdamState {
  /** Moving mean of the gradients, m. */
  readonly momentum: Float32Array;
  /** Moving mean of their squares, a. */
  readonly meanSquare: Float32Array;
}

/**
 * Adam: m ← m + (1−β1)·(g − m), a ← a + (1−β2)·(g² − a), w ← w − r·m / (√a + ε), each operation rounded to f32. What is
 * remembered and has come below 2^−100 in magnitude becomes 0.
 *
 * @param weights Changed, [N].   @param gradients [N].   @param state Changed.   @param rates [r]: `adamRates`.
 */
export function adam(
  weights: Float32Array,
  gradients: Float32Array,
  { momentum, meanSquare }: AdamState,
  [rate]: Float32Array,
  constants: AdamConstants,
): void {
  const meanShare = fround(1 - constants.beta1);
  const squareShare = fround(1 - constants.beta2);
  const epsilon = fround(constants.epsilon);
  for (let i = 0; i < weights.length; i++) {
    const g = gradients[i];
    momentum[i] = flushTiny(fround(momentum[i] + fround(meanShare * fround(g - momentum[i]))));
    const difference = fround(fround(g * g) - meanSquare[i]);
    meanSquare[i] = flushTiny(fround(meanSquare[i] + fround(squareShare * difference)));
    weights[i] -= fround(fround(rate * momentum[i]) / fround(fround(Math.sqrt(meanSquare[i])) + epsilon));
  }
}
