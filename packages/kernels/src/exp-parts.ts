const { fround } = Math;

/** The parts that e^x and e^x − 1 share; every operation is rounded to f32. */

const LOG2_E = fround(Math.LOG2E);
/** ln 2 in two parts: the first has 9 significant bits, so that its product with any |n| < 2^15 is exact. */
const LN_2_HIGH = 0.693359375;
const LN_2_LOW = fround(Math.LN2 - LN_2_HIGH);
/** 1.5 · 2^23: adding it to an f32 below 2^22 and subtracting it again rounds to the nearest whole number. */
const ROUNDER = 12582912;

// 1/k! as f32.
const C3 = fround(1 / 6);
const C4 = fround(1 / 24);
const C5 = fround(1 / 120);
const C6 = fround(1 / 720);
const C7 = fround(1 / 5040);

/** The n for which x − n · ln 2 is least, half to even. @param x An f32 of magnitude below 2^20. */
export function multipleOfLn2(x: number): number {
  return fround(fround(fround(x * LOG2_E) + ROUNDER) - ROUNDER);
}

/** x − n · ln 2. */
export function remainderOfLn2(x: number, n: number): number {
  return fround(fround(x - fround(n * LN_2_HIGH)) - fround(n * LN_2_LOW));
}

/**
 * e^r − 1 for |r| ≤ ½ ln 2: r + r² · (1/2 + r/6 + … + r⁵/5040), by Horner's rule. What is cut off is below 5.2e−9, a
 * twentieth of an f32's step at 1.
 */
export function expMinusOneNear(r: number): number {
  let sum = fround(fround(C7 * r) + C6);
  sum = fround(fround(sum * r) + C5);
  sum = fround(fround(sum * r) + C4);
  sum = fround(fround(sum * r) + C3);
  sum = fround(fround(sum * r) + 0.5);
  return fround(fround(sum * fround(r * r)) + r);
}

const word = new Int32Array(1);
const float = new Float32Array(word.buffer);

/**
 * value · 2^n, rounded once, in two steps: 2^n itself may be no f32 where the product is one.
 * @param n A whole number from −252 to 254, or NaN, which counts as 0.
 */
export function timesPowerOfTwo(value: number, n: number): number {
  const half = n >> 1;
  return fround(fround(value * powerOfTwo(half)) * powerOfTwo(n - half));
}

/** 2^n for −126 ≤ n ≤ 127, from its bits. */
function powerOfTwo(n: number): number {
  word[0] = (n + 127) << 23;
  return float[0];
}
