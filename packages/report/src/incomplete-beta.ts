import { logBeta } from './log-beta.ts';

/** Keeps a denominator of the continued fraction from being 0, as Lentz's method asks. */
const TINY = 1e-300;

/**
 * The regularized incomplete beta function: the probability that a beta variable with parameters a and b is at most x.
 *
 *   I_x(a, b) = x^a (1 − x)^b / (a B(a, b)) · 1/(1 + d₁/(1 + d₂/(1 + …))),
 *   d₂ₘ₊₁ = −(a + m)(a + b + m) x / ((a + 2m)(a + 2m + 1)),   d₂ₘ = m (b − m) x / ((a + 2m − 1)(a + 2m))
 *
 * computed by Lentz's method where x < (a + 1) / (a + b + 2), and as 1 − I_(1−x)(b, a) elsewhere, where the fraction
 * for x converges slowly.
 *
 * @param x In [0, 1].
 * @param a Positive.
 * @param b Positive.
 * @param complement 1 − x, where the caller knows it with more digits than the subtraction leaves.
 * @returns In [0, 1]; error below 1e-12 (tested).
 * @see Abramowitz & Stegun, Handbook of Mathematical Functions, 26.5.2 and 26.5.8.
 * @see Lentz, Applied Optics 15 (1976), as modified by Thompson & Barnett (1986).
 */
export function incompleteBeta(x: number, a: number, b: number, complement = 1 - x): number {
  if (x === 0 || complement === 0) return x === 0 ? 0 : 1;
  return x < (a + 1) / (a + b + 2) ? fractionOf(x, a, b, complement) : 1 - fractionOf(complement, b, a, x);
}

/** By Lentz's method: c and d are the ratios of successive numerators, and of successive denominators inverted. */
function fractionOf(x: number, a: number, b: number, complement: number): number {
  const front = Math.exp(a * Math.log(x) + b * Math.log(complement) - logBeta(a, b)) / a;
  let c = 1;
  let d = 1 / awayFromZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  let factor = Number.POSITIVE_INFINITY;
  // Two units of rounding are as near to 1 as a factor is sure to come.
  for (let m = 1; Math.abs(factor - 1) > 2 * Number.EPSILON; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / awayFromZero(1 + even * d);
    c = awayFromZero(1 + even / c);
    fraction *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / awayFromZero(1 + odd * d);
    c = awayFromZero(1 + odd / c);
    factor = c * d;
    fraction *= factor;
  }
  return front * fraction;
}

function awayFromZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}
