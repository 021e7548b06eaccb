import { expMinusOneNear, multipleOfLn2, remainderOfLn2, timesPowerOfTwo } from './exp-parts.ts';

/**
 * e^x in f32, equal to the bit on every machine: `Math.exp` may be rounded differently from engine to engine, so it is
 * made of f32 additions, subtractions and multiplications only, which WebAssembly's f32x4 does lane by lane.
 *
 * With x = n · ln 2 + r and |r| ≤ ½ ln 2: e^x = 2^n · (1 + (e^r − 1)), and e^r − 1 is its Taylor polynomial. The result
 * is within 1 ulp of the correctly rounded one, subnormal results included (measured over every f32 with a magnitude from
 * 2^−12 to 105, where 94.2 % are exact; the test takes a sample).
 *
 * @param x An f32; NaN gives NaN, above 88.73 the result is infinity, below −103.98 it is 0.
 */
export function exp(x: number): number {
  // Math.min and Math.max let a NaN through, as f32x4.min and f32x4.max do.
  const clamped = Math.min(Math.max(x, -104), 89);
  const n = multipleOfLn2(clamped);
  return timesPowerOfTwo(Math.fround(1 + expMinusOneNear(remainderOfLn2(clamped, n))), n);
}
