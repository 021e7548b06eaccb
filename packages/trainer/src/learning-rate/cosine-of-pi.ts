/**
 * cos(π · x), made of additions, multiplications and divisions only: equal to the bit in every JavaScript engine, which
 * `Math.cos` need not be.
 *
 * By symmetry from cos or sin of at most π/4, these by their Taylor series up to the 17th power, whose rest is below
 * 1e-17. Error against `Math.cos` below 3e-16 (tested); exact at 0, ½ and 1.
 *
 * @param x From 0 to 1.
 */
export function cosineOfPi(x: number): number {
  if (x > 0.5) return -cosineOfPi(1 - x);
  return x > 0.25 ? sine(Math.PI * (0.5 - x)) : cosine(Math.PI * x);
}

/** 1 − y²/2! + y⁴/4! − … */
function cosine(y: number): number {
  let sum = 1;
  for (let n = 16; n >= 2; n -= 2) sum = 1 - ((y * y) / (n * (n - 1))) * sum;
  return sum;
}

/** y − y³/3! + y⁵/5! − … */
function sine(y: number): number {
  let sum = 1;
  for (let n = 17; n >= 3; n -= 2) sum = 1 - ((y * y) / (n * (n - 1))) * sum;
  return y * sum;
}
