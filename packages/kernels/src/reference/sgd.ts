/**
 * Stochastic gradient descent: w ← w − η·g, each operation rounded to f32.
 *
 * @param weights Changed, [N].   @param gradients [N].   @param rates [η]: `sgdRates`.
 */
export function sgd(weights: Float32Array, gradients: Float32Array, [rate]: Float32Array): void {
  for (let i = 0; i < weights.length; i++) weights[i] -= Math.fround(rate * gradients[i]);
}
