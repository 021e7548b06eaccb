// What e^x and e^x − 1 are made of: f32 operations only, each rounded by itself, none that f32x4 does not have.
// `ops/exp-parts.ts` is the same on vectors.

import { roundToWhole } from './round-to-whole.ts';

const { fround } = Math;

export const LOG2_E = fround(Math.LOG2E);
/** ln 2 in two parts: the first has 9 significant bits, so that its product with any |n| < 2^15 is exact. */
export const LN_2_HIGH = 0.693359375;
export const LN_2_LOW = fround(Math.LN2 - LN_2_HIGH);

/** Taylor's coefficients 1 / k! from k = 7 down to 2, the factors of Horner's rule. */
export const EXP_COEFFICIENTS: readonly number[] = [5040, 720, 120, 24, 6, 2].map((factorial) => fround(1 / factorial));
const [C7, C6, C5, C4, C3, C2] = EXP_COEFFICIENTS;

/** The whole n for which x − n · ln 2 is least, half to even. @param x An f32 of magnitude below 2^20. */
export function multipleOfLn2(x: number): number {
  return roundToWhole(fround(x * LOG2_E));
}

/** x − n · ln 2, of magnitude ½ ln 2 at most (but for rounding) where n is {@link multipleOfLn2} of x. */
export function remainderOfLn2(x: number, n: number): number {
  return fround(fround(x - fround(n * LN_2_HIGH)) - fround(n * LN_2_LOW));
}

/**
 * e^r − 1 for |r| ≤ ½ ln 2: r + r² · (1/2 + r/6 + … + r⁵/5040), by Horner's rule. What is cut off is below 5.3e−9, a
 * twentieth of an f32's step at 1.
 */
export function expMinusOneNear(r: number): number {
  let sum = fround(fround(C7 * r) + C6);
  sum = fround(fround(sum * r) + C5);
  sum = fround(fround(sum * r) + C4);
  sum = fround(fround(sum * r) + C3);
  sum = fround(fround(sum * r) + C2);
  return fround(fround(sum * fround(r * r)) + r);
}

const word = new Int32Array(1);
const float = new Float32Array(word.buffer);

/**
 * value · 2^n, rounded once. In two steps, since 2^n itself may be no f32 where the product is one.
 * @param n A whole number from −252 to 254; NaN counts as 0, as it does in i32x4.trunc_sat_f32x4_s.
 */
export function timesPowerOfTwo(value: number, n: number): number {
  const whole = n | 0;
  const half = whole >> 1;
  return fround(fround(value * powerOfTwo(half)) * powerOfTwo(whole - half));
}

/** 2^n for −126 ≤ n ≤ 127, from its bits. */
function powerOfTwo(n: number): number {
  word[0] = (n + 127) << 23;
  return float[0];
}
