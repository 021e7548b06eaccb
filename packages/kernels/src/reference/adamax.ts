import { flushTiny } from '../flush-tiny.ts';
import type { AdamaxConstants } from '../ops/adamax.ts';

const { fround } = Math;

/** What Adamax remembers, each as long as the weights and 0 at the beginning. */
export interface AdamaxState {
  /** Moving mean of the gradients, m. */
  readonly momentum: Float32Array;
  /** Decaying maximum of their magnitudes, u. */
  readonly infinityNorm: Float32Array;
}

/**
 * Adamax: m ← m + (1−β1)·(g − m), u ← max(β2·u, |g|), w ← w − r·m / (u + ε), each operation rounded to f32. What is
 * remembered and has come below 2^−100 in magnitude becomes 0.
 *
 * @param weights Changed, [N].   @param gradients [N].   @param state Changed.   @param rates [r]: `adamaxRates`.
 */
export function adamax(
  weights: Float32Array,
  gradients: Float32Array,
  { momentum, infinityNorm }: AdamaxState,
  [rate]: Float32Array,
  constants: AdamaxConstants,
): void {
  const meanShare = fround(1 - constants.beta1);
  const decay = fround(constants.beta2);
  const epsilon = fround(constants.epsilon);
  for (let i = 0; i < weights.length; i++) {
    const g = gradients[i];
    momentum[i] = flushTiny(fround(momentum[i] + fround(meanShare * fround(g - momentum[i]))));
    infinityNorm[i] *= decay;
    if (infinityNorm[i] < Math.abs(g)) infinityNorm[i] = Math.abs(g);
    infinityNorm[i] = flushTiny(infinityNorm[i]);
    weights[i] -= fround(fround(rate * momentum[i]) / fround(infinityNorm[i] + epsilon));
  }
}
