import type { AdagradConstants } from '../ops/adagrad.ts';

const { fround } = Math;

/**
 * Adagrad: a ← a + g², w ← w − η·g / √(a + ε), each operation rounded to f32.
 *
 * @param weights Changed, [N].   @param gradients [N].   @param accumulator a, changed, [N].   @param rates [η].
 */
export function adagrad(
  weights: Float32Array,
  gradients: Float32Array,
  accumulator: Float32Array,
  [rate]: Float32Array,
  constants: AdagradConstants,
): void {
  const epsilon = fround(constants.epsilon);
  for (let i = 0; i < weights.length; i++) {
    const g = gradients[i];
    accumulator[i] += fround(g * g);
    weights[i] -= fround(fround(rate * g) / fround(Math.sqrt(fround(accumulator[i] + epsilon))));
  }
}
