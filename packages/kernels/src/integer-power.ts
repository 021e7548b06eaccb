/**
 * base^exponent in doubles by repeated squaring: multiplications only, so that it is bit-equal on every machine, which
 * `**` and `Math.pow` are not. Relative error below (exponent − 1) · 2^−53.
 *
 * @param exponent A whole number from 0 to 2^53.
 */
export function integerPower(base: number, exponent: number): number {
  let power = 1;
  let square = base;
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) power *= square;
    square *= square;
  }
  return power;
}
