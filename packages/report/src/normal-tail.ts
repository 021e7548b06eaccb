/** Beyond this the continued fraction converges faster than the series. */
const LEAST_FOR_FRACTION = 2.5;

/**
 * Probability that a standard normal variable is at least as far from 0 as `z`, to either side.
 *
 *   P(|Z| ≥ z) = 1 − 2 φ(z) (z + z³/3 + z⁵/(3·5) + …)   for small z,
 *   P(|Z| ≥ z) = 2 φ(z) / (z + 1/(z + 2/(z + 3/(z + …))))   for large z
 *
 * @returns Relative error below 1e-12 for z up to 30 (tested).
 * @see Abramowitz & Stegun, Handbook of Mathematical Functions, 26.2.11 and 26.2.14.
 */
export function normalTail(z: number): number {
  const distance = Math.abs(z);
  const density = Math.exp(-0.5 * distance ** 2) / Math.sqrt(2 * Math.PI);
  if (distance < LEAST_FOR_FRACTION) {
    let sum = 0;
    let term = distance;
    for (let odd = 3; sum + term !== sum; odd += 2) {
      sum += term;
      term *= distance ** 2 / odd;
    }
    return 1 - 2 * density * sum;
  }
  let fraction = distance;
  for (let k = 100; k >= 1; k--) fraction = distance + k / fraction;
  return (2 * density) / fraction;
}
