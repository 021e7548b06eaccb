/**
 * base^exponent by repeated squaring: multiplications only, in a fixed order, so that it is the same in every JavaScript
 * engine. `Math.pow` and `**` are not.
 *
 * @param exponent A whole number ≥ 0.
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
