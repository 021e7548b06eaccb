/** From here on the Stirling series is exact to a double's last digits. */
const LEAST_FOR_SERIES = 10;

/**
 * ln B(a, b) = ln Γ(a) + ln Γ(b) − ln Γ(a + b), without the cancellation that three large logarithms would cost: their
 * Stirling parts are put together before they are computed.
 *
 * @param a Positive.
 * @param b Positive.
 * @returns Right to 15 significant digits (tested).
 * @see Abramowitz & Stegun, Handbook of Mathematical Functions, 6.1.15, 6.1.41 and 6.2.2.
 * @see Didonato & Morris, "Algorithm 708", ACM Transactions on Mathematical Software 18 (1992).
 */
export function logBeta(a: number, b: number): number {
  const less = Math.min(a, b);
  const greater = Math.max(a, b);
  const sum = a + b;
  // B(a, b) = B(a + 1, b) · (a + b) / a: raises the arguments to where the series holds.
  if (less < LEAST_FOR_SERIES) return logBeta(less + 1, greater) + Math.log(sum / less);
  const stirling = (less - 0.5) * Math.log(less / sum) + greater * Math.log1p(-less / sum);
  const correction = stirlingCorrection(less) + stirlingCorrection(greater) - stirlingCorrection(sum);
  return stirling - 0.5 * Math.log(greater) + 0.5 * Math.log(2 * Math.PI) + correction;
}

/** ln Γ(x) less its leading part (x − ½) ln x − x + ½ ln 2π, for x of at least 10. */
function stirlingCorrection(x: number): number {
  const square = 1 / (x * x);
  return (
    (1 / 12 -
      (1 / 360 - (1 / 1260 - (1 / 1680 - (1 / 1188 - (691 / 360360) * square) * square) * square) * square) * square) /
    x
  );
}
