import { flushTiny } from '../flush-tiny.ts';
import type { AdadeltaConstants } from '../ops/adadelta.ts';

const { fround } = Math;

/** What Adadelta remembers, each as long as the weights and 0 at the beginning. */
export interface AdadeltaState {
  /** Moving mean of the squared gradients, a. */
  readonly accumulatedGradient: Float32Array;
  /** Moving mean of the squared changes, b. */
  readonly accumulatedUpdate: Float32Array;
}

/**
 * Adadelta: a ← a + (1−ρ)·(g² − a), d = √(b + ε) / √(a + ε) · g, b ← b + (1−ρ)·(d² − b), w ← w − η·d, each operation
 * rounded to f32. What is remembered and has come below 2^−100 becomes 0.
 *
 * @param weights Changed, [N].   @param gradients [N].   @param state Changed.   @param rates [η].
 */
export function adadelta(
  weights: Float32Array,
  gradients: Float32Array,
  { accumulatedGradient, accumulatedUpdate }: AdadeltaState,
  [rate]: Float32Array,
  constants: AdadeltaConstants,
): void {
  const share = fround(1 - constants.rho);
  const epsilon = fround(constants.epsilon);
  const rootOf = (mean: number) => fround(Math.sqrt(fround(mean + epsilon)));
  const towards = (mean: number, value: number) => flushTiny(fround(mean + fround(share * fround(value - mean))));
  for (let i = 0; i < weights.length; i++) {
    const g = gradients[i];
    accumulatedGradient[i] = towards(accumulatedGradient[i], fround(g * g));
    const d = fround(fround(rootOf(accumulatedUpdate[i]) / rootOf(accumulatedGradient[i])) * g);
    accumulatedUpdate[i] = towards(accumulatedUpdate[i], fround(d * d));
    weights[i] -= fround(rate * d);
  }
}
