import { flushTiny } from '../flush-tiny.ts';
import type { RmspropConstants } from '../ops/rmsprop.ts';

const { fround } = Math;

/**
 * RMSprop: a ← a + (1−ρ)·(g² − a), w ← w − η·g / √(a + ε), each operation rounded to f32. What is remembered and has
 * come below 2^−100 becomes 0.
 *
 * @param weights Changed, [N].   @param gradients [N].   @param meanSquare a, changed, [N].   @param rates [η].
 */
export function rmsprop(
  weights: Float32Array,
  gradients: Float32Array,
  meanSquare: Float32Array,
  [rate]: Float32Array,
  constants: RmspropConstants,
): void {
  const share = fround(1 - constants.rho);
  const epsilon = fround(constants.epsilon);
  for (let i = 0; i < weights.length; i++) {
    const g = gradients[i];
    const difference = fround(fround(g * g) - meanSquare[i]);
    meanSquare[i] = flushTiny(fround(meanSquare[i] + fround(share * difference)));
    weights[i] -= fround(fround(rate * g) / fround(Math.sqrt(fround(meanSquare[i] + epsilon))));
  }
}
