import { flushTiny } from '../flush-tiny.ts';
import type { MomentumConstants } from '../ops/momentum.ts';

const { fround } = Math;

/**
 * Gradient descent with momentum m: u ← m·u − η·g, w ← w + u; Nesterov: w ← w + (m·u − η·g). Each operation is rounded to
 * f32. A velocity that has come below 2^−100 in magnitude becomes 0.
 *
 * @param weights Changed, [N].   @param gradients [N].   @param velocity u, changed, [N].   @param rates [η].
 */
export function momentum(
  weights: Float32Array,
  gradients: Float32Array,
  velocity: Float32Array,
  [rate]: Float32Array,
  constants: MomentumConstants,
): void {
  const decay = fround(constants.momentum);
  for (let i = 0; i < weights.length; i++) {
    const descent = fround(rate * gradients[i]);
    velocity[i] = flushTiny(fround(fround(decay * velocity[i]) - descent));
    weights[i] += constants.nesterov ? fround(fround(decay * velocity[i]) - descent) : velocity[i];
  }
}
