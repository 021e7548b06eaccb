import { incompleteBeta } from './incomplete-beta.ts';

/**
 * Probability that a variable of Student's distribution is at least as far from 0 as `t`, to either side.
 *
 *   P(|T| ≥ |t|) = I_x(ν/2, ½),   x = ν / (ν + t²)
 *
 * @param t May be infinite, which has probability 0.
 * @param degreesOfFreedom ν, positive; need not be whole.
 * @see Abramowitz & Stegun, Handbook of Mathematical Functions, 26.7.1.
 */
export function studentTTail(t: number, degreesOfFreedom: number): number {
  if (Math.abs(t) === Number.POSITIVE_INFINITY) return 0;
  const square = t * t;
  const sum = degreesOfFreedom + square;
  return incompleteBeta(degreesOfFreedom / sum, degreesOfFreedom / 2, 0.5, square / sum);
}
