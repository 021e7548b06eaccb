const words = new DataView(new ArrayBuffer(8));
const LN_2_HIGH = 0.69314718036912381649; // the upper 32 bits of ln 2, so that its product with an exponent is exact
const LN_2_LOW = 1.90821492927058770002e-10;

/**
 * The natural logarithm of a positive, normal double, made of additions, multiplications and divisions only.
 *
 * `Math.log` may differ in its last bit between engines; IEEE arithmetic may not, so this is bit-equal everywhere.
 * With x = m · 2^e and m in [√½, √2): ln x = e · ln 2 + 2 · atanh(s), s = (m − 1) / (m + 1), |s| ≤ 0.1716, and
 * atanh(s) = s + s³/3 + s⁵/5 + …, cut after s^21. Relative error against `Math.log` below 4e-16 (tested).
 */
export function naturalLogarithm(x: number): number {
  words.setFloat64(0, x);
  const high = words.getUint32(0);
  let exponent = ((high >>> 20) & 0x7ff) - 1023;
  words.setUint32(0, (high & 0x000fffff) | 0x3ff00000);
  let mantissa = words.getFloat64(0);
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent += 1;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const square = s * s;
  let sum = 0;
  for (let power = 21; power >= 3; power -= 2) sum = (sum + 1 / power) * square;
  return exponent * LN_2_HIGH + (2 * s + (2 * s * sum + exponent * LN_2_LOW));
}
