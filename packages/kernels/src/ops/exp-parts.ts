import { type FunctionBuilder, f32x4, i32x4, type Local, type Vector } from '../assembler/index.ts';
import { EXP_COEFFICIENTS, LN_2_HIGH, LN_2_LOW, LOG2_E, ROUNDER } from '../exp-parts.ts';

/** The whole n for which x − n · ln 2 is least, and what is left over; see the functions of these names on numbers. */
export interface ReducedExponent {
  /** As i32. */
  readonly n: Local<'v128'>;
  readonly remainder: Local<'v128'>;
}

/** Splits x into n · ln 2 + r, four at a time. @param x Of magnitude below 2^20, or NaN, which gives any n and r NaN. */
export function reduceExponent(f: FunctionBuilder, x: Vector): ReducedExponent {
  const exponent = f.let('exponent', x);
  // The sum's lowest bits are n, since its unit in the last place is 1.
  const shifted = f.let('shifted', f32x4.add(f32x4.mul(exponent, f32x4.const(LOG2_E)), f32x4.const(ROUNDER)));
  const multiple = f.let('multiple', f32x4.sub(shifted, f32x4.const(ROUNDER)));
  const high = f32x4.sub(exponent, f32x4.mul(multiple, f32x4.const(LN_2_HIGH)));
  const remainder = f.let('remainder', f32x4.sub(high, f32x4.mul(multiple, f32x4.const(LN_2_LOW))));
  return { n: f.let('n', i32x4.sub(shifted, f32x4.const(ROUNDER))), remainder };
}

/** e^r − 1 for |r| ≤ ½ ln 2, as `expMinusOneNear` on numbers. */
export function expMinusOneNear(r: Local<'v128'>): Vector {
  let sum = f32x4.const(EXP_COEFFICIENTS[0]);
  for (const coefficient of EXP_COEFFICIENTS.slice(1)) sum = f32x4.add(f32x4.mul(sum, r), f32x4.const(coefficient));
  return f32x4.add(f32x4.mul(sum, f32x4.mul(r, r)), r);
}

/** 2^n for whole n from −126 to 127, from its bits. @param n As i32. */
export function powerOfTwo(n: Vector): Vector {
  return i32x4.shl(i32x4.add(n, i32x4.const(127, 127, 127, 127)), 23);
}
